using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CaseListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_campaign_id_state_district",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_campaign_id_state_number",
                table: "cases",
                columns: new[] { "campaign_id", "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_number_id",
                table: "cases",
                columns: new[] { "number", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_campaign_id_state_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_number_id",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_campaign_id_state_district",
                table: "cases",
                columns: new[] { "campaign_id", "state", "district" });
        }
    }
}
