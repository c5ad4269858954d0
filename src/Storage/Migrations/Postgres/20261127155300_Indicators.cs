using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Indicators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "timer",
                table: "work_tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "work_tasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "resolved_at",
                table: "reconciliation_findings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "in_place",
                table: "inspections",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "fixed_at",
                table: "findings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_moot",
                table: "deadlines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "edition",
                table: "bulletins",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "in_place",
                table: "acceptance_checks",
                type: "text",
                nullable: true);

            // What is known of older rows: a finding was fixed when the last recheck of its case ended; what is resolved now was resolved then.
            migrationBuilder.Sql("UPDATE findings SET fixed_at = (SELECT max(i.finished_at) FROM inspections i WHERE i.case_id = findings.case_id AND i.kind = 'Recheck') WHERE status = 'Fixed'");
            migrationBuilder.Sql("UPDATE reconciliation_findings SET resolved_at = decided_at WHERE state = 'Resolved'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "timer",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "work_tasks");

            migrationBuilder.DropColumn(
                name: "resolved_at",
                table: "reconciliation_findings");

            migrationBuilder.DropColumn(
                name: "in_place",
                table: "inspections");

            migrationBuilder.DropColumn(
                name: "fixed_at",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "is_moot",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "edition",
                table: "bulletins");

            migrationBuilder.DropColumn(
                name: "in_place",
                table: "acceptance_checks");
        }
    }
}
