using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnginePause : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "awaited_by",
                table: "stimulus_queue",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "engine_pauses",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    ordered_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engine_pauses", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_instances_finished_at_id",
                table: "workflow_instances",
                columns: new[] { "finished_at", "id" },
                filter: "finished_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "engine_pauses");

            migrationBuilder.DropIndex(
                name: "ix_workflow_instances_finished_at_id",
                table: "workflow_instances");

            migrationBuilder.DropColumn(
                name: "awaited_by",
                table: "stimulus_queue");
        }
    }
}
