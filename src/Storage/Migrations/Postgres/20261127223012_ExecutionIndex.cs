using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ExecutionIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_activity_executions_instance_id_node_id",
                table: "activity_executions");

            // What the model cannot tell: the kind of an index. Executions are asked for by their instance, and its hash is shorter than its id and a node's path.
            migrationBuilder.Sql("create index ix_activity_executions_instance_id on activity_executions using hash (instance_id)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_activity_executions_instance_id",
                table: "activity_executions");

            migrationBuilder.CreateIndex(
                name: "ix_activity_executions_instance_id_node_id",
                table: "activity_executions",
                columns: new[] { "instance_id", "node_id" });
        }
    }
}
