using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AnnexesAndProcedure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "procedure_profile",
                table: "law_decisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "procedure_profile",
                table: "cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "annexes",
                table: "bulletins",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "procedure_profile",
                table: "law_decisions");

            migrationBuilder.DropColumn(
                name: "procedure_profile",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "annexes",
                table: "bulletins");
        }
    }
}
