using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WholeApprovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                table: "coverage_exceptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "approval_slips",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "approval_standings",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    holder_id = table.Column<string>(type: "TEXT", nullable: true),
                    transferred_by = table.Column<string>(type: "TEXT", nullable: true),
                    transferred_at = table.Column<long>(type: "INTEGER", nullable: true),
                    held_by = table.Column<string>(type: "TEXT", nullable: true),
                    held_reason = table.Column<string>(type: "TEXT", nullable: true),
                    held_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_standings", x => x.subject);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approval_standings");

            migrationBuilder.DropColumn(
                name: "decision_reason",
                table: "coverage_exceptions");

            migrationBuilder.DropColumn(
                name: "position",
                table: "approval_slips");
        }
    }
}
