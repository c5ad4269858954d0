using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MonthlyPartitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_audit_events",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "ix_audit_events_stream_sequence",
                table: "audit_events");

            migrationBuilder.AddPrimaryKey(
                name: "pk_audit_events",
                table: "audit_events",
                columns: new[] { "stream", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_audit_events",
                table: "audit_events");

            migrationBuilder.AddPrimaryKey(
                name: "pk_audit_events",
                table: "audit_events",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_stream_sequence",
                table: "audit_events",
                columns: new[] { "stream", "sequence" },
                unique: true);
        }
    }
}
