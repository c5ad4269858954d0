using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptPieces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "custody_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kept_pieces",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    penalty_case_id = table.Column<string>(type: "TEXT", nullable: false),
                    notice_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false),
                    disposal = table.Column<string>(type: "TEXT", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_pieces", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_kept_pieces_case_id",
                table: "kept_pieces",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_kept_pieces_notice_id_number",
                table: "kept_pieces",
                columns: new[] { "notice_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_pieces");

            migrationBuilder.DropColumn(
                name: "place",
                table: "custody_entries");
        }
    }
}
