using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Tips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "penalty_case_id",
                table: "measures");

            migrationBuilder.AddColumn<DateOnly>(
                name: "receipt_on",
                table: "measures",
                type: "TEXT",
                nullable: true);
            migrationBuilder.AddColumn<bool>(
                name: "is_on_the_spot",
                table: "penalty_cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "case_id",
                table: "reconciliation_findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "receipt",
                table: "measures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "person_subjects",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    tip_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_subjects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tip_informants",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tip_informants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tips",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    address_key = table.Column<string>(type: "TEXT", nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    suspect = table.Column<string>(type: "TEXT", nullable: true),
                    retaliation = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_contact = table.Column<bool>(type: "INTEGER", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    registered_by = table.Column<string>(type: "TEXT", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state_since = table.Column<long>(type: "INTEGER", nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    duplicate_of_id = table.Column<string>(type: "TEXT", nullable: true),
                    case_id = table.Column<string>(type: "TEXT", nullable: true),
                    person_subject_id = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    matter = table.Column<string>(type: "TEXT", nullable: true),
                    authority = table.Column<string>(type: "TEXT", nullable: true),
                    receipt = table.Column<string>(type: "TEXT", nullable: true),
                    receipt_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    feedback = table.Column<string>(type: "TEXT", nullable: true),
                    feedback_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    instance_id = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tips", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_person_subjects_campaign_id",
                table: "person_subjects",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_tips_campaign_id_address_key_type",
                table: "tips",
                columns: new[] { "campaign_id", "address_key", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_tips_campaign_id_number",
                table: "tips",
                columns: new[] { "campaign_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tips_case_id",
                table: "tips",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_tips_instance_id",
                table: "tips",
                column: "instance_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_subjects");

            migrationBuilder.DropTable(
                name: "tip_informants");

            migrationBuilder.DropTable(
                name: "tips");

            migrationBuilder.DropColumn(
                name: "is_on_the_spot",
                table: "penalty_cases");

            migrationBuilder.DropColumn(
                name: "case_id",
                table: "reconciliation_findings");

            migrationBuilder.DropColumn(
                name: "receipt",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "receipt_on",
                table: "measures");

            migrationBuilder.AddColumn<string>(
                name: "penalty_case_id",
                table: "measures",
                type: "TEXT",
                nullable: true);
        }
    }
}
