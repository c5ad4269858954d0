using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CaseNumberIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // First the new one: no two cases of a campaign get one number meanwhile.
            migrationBuilder.CreateIndex(
                name: "ix_cases_number_campaign_id",
                table: "cases",
                columns: new[] { "number", "campaign_id" },
                unique: true);

            migrationBuilder.DropIndex(
                name: "ix_cases_campaign_id_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_number_id",
                table: "cases");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_cases_campaign_id_number",
                table: "cases",
                columns: new[] { "campaign_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_number_id",
                table: "cases",
                columns: new[] { "number", "id" });

            migrationBuilder.DropIndex(
                name: "ix_cases_number_campaign_id",
                table: "cases");
        }
    }
}
