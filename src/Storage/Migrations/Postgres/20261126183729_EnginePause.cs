using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "engine_pauses",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    ordered_by = table.Column<string>(type: "text", nullable: false)
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
