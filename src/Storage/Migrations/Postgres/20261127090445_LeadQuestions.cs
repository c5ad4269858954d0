using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LeadQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "instance_id",
                table: "reconciliation_findings",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lead_questions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<string>(type: "text", nullable: false),
                    finding_id = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_questions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_findings_instance_id",
                table: "reconciliation_findings",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "ix_lead_questions_finding_id",
                table: "lead_questions",
                column: "finding_id");

            migrationBuilder.CreateIndex(
                name: "ix_lead_questions_unit_id_answered_at",
                table: "lead_questions",
                columns: new[] { "unit_id", "answered_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lead_questions");

            migrationBuilder.DropIndex(
                name: "ix_reconciliation_findings_instance_id",
                table: "reconciliation_findings");

            migrationBuilder.DropColumn(
                name: "instance_id",
                table: "reconciliation_findings");
        }
    }
}
