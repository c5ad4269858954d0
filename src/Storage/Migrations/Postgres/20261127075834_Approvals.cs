using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "completed_for",
                table: "work_tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "held",
                table: "work_tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_reason",
                table: "work_tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "returned_by",
                table: "work_tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "slips",
                table: "work_tasks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "urged_at",
                table: "work_tasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "urges",
                table: "work_tasks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "standing",
                table: "evidence_items",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Unquestioned");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "standing_decided_at",
                table: "evidence_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "standing_decided_by",
                table: "evidence_items",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "standing_reason",
                table: "evidence_items",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "parts",
                table: "cases",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<List<string>>(
                name: "recused_persons",
                table: "cases",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    deputy_id = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    arranged_by = table.Column<string>(type: "text", nullable: false),
                    arranged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_slips",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<string>(type: "text", nullable: true),
                    case_id = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    batch = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_slips", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_deputy_id_last_day",
                table: "absences",
                columns: new[] { "deputy_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_person_id_last_day",
                table: "absences",
                columns: new[] { "person_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_slips_asked_by_id",
                table: "approval_slips",
                columns: new[] { "asked_by", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_slips_case_id",
                table: "approval_slips",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_approval_slips_person_id_status_id",
                table: "approval_slips",
                columns: new[] { "person_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_slips_subject_status",
                table: "approval_slips",
                columns: new[] { "subject", "status" });

            // Who has had which part in the cases so far.
            migrationBuilder.Sql("UPDATE cases SET parts = COALESCE((SELECT array_agg(DISTINCT t.completed_by || ':' || CASE role WHEN 'OFF' THEN 'handling' WHEN 'LEGAL' THEN 'reviewing' WHEN 'LEAD' THEN 'approving' WHEN 'CMD' THEN 'approving' WHEN 'HEAR' THEN 'hearing' ELSE 'accepting' END) FROM work_tasks t WHERE t.case_id = cases.id AND t.status = 'Completed' AND t.completed_by IS NOT NULL AND t.role IN ('OFF', 'LEGAL', 'LEAD', 'CMD', 'HEAR', 'ACC')), '{}');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "approval_slips");

            migrationBuilder.DropColumn(
                name: "completed_for",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "held",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "return_reason",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "returned_by",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "slips",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "urged_at",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "urges",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "standing",
                table: "evidence_items");

            migrationBuilder.DropColumn(
                name: "standing_decided_at",
                table: "evidence_items");

            migrationBuilder.DropColumn(
                name: "standing_decided_by",
                table: "evidence_items");

            migrationBuilder.DropColumn(
                name: "standing_reason",
                table: "evidence_items");

            migrationBuilder.DropColumn(
                name: "parts",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "recused_persons",
                table: "cases");
        }
    }
}
