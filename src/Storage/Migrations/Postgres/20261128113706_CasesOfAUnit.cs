using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CasesOfAUnit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // First the new one: no unit gets two cases in a campaign meanwhile.
            migrationBuilder.CreateIndex(
                name: "ix_penalty_cases_unit_id",
                table: "penalty_cases",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_id_campaign_id",
                table: "cases",
                columns: new[] { "unit_id", "campaign_id" },
                unique: true);

            migrationBuilder.DropIndex(
                name: "ix_cases_campaign_id_unit_id",
                table: "cases");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_penalty_cases_unit_id",
                table: "penalty_cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_unit_id_campaign_id",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_campaign_id_unit_id",
                table: "cases",
                columns: new[] { "campaign_id", "unit_id" },
                unique: true);
        }
    }
}
