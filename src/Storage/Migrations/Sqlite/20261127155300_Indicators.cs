using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "withdrawn_at",
                table: "work_tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "resolved_at",
                table: "reconciliation_findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "in_place",
                table: "inspections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fixed_at",
                table: "findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_moot",
                table: "deadlines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "edition",
                table: "bulletins",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "in_place",
                table: "acceptance_checks",
                type: "TEXT",
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
