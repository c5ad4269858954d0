using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CaseMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "challenges",
                table: "penalty_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ending",
                table: "penalty_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "enforcement",
                table: "penalty_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "factors",
                table: "penalty_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hearing",
                table: "penalty_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_complex",
                table: "penalty_cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "proposes_revocation",
                table: "penalty_cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "hold",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merged_into_id",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "measures",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    penalty_case_id = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reviewed_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    instance_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measures", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_measures_case_id_status",
                table: "measures",
                columns: new[] { "case_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_measures_instance_id",
                table: "measures",
                column: "instance_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "measures");

            migrationBuilder.DropColumn(
                name: "challenges",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "ending",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "enforcement",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "factors",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "hearing",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "is_complex",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "proposes_revocation",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "hold",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "cases");
        }
    }
}
