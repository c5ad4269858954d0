using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
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

            migrationBuilder.CreateIndex(
                name: "ix_activity_executions_instance_id",
                table: "activity_executions",
                column: "instance_id");
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
