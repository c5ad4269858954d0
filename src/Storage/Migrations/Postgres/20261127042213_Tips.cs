using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
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

            migrationBuilder.AddColumn<bool>(
                name: "is_on_the_spot",
                table: "penalty_cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "receipt",
                table: "measures",
                type: "text",
                nullable: true);
            migrationBuilder.AddColumn<string>(
                name: "case_id",
                table: "reconciliation_findings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "receipt_on",
                table: "measures",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "person_subjects",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<string>(type: "text", nullable: false),
                    tip_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_subjects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tip_informants",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    contact = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tip_informants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tips",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    address_key = table.Column<string>(type: "text", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    suspect = table.Column<string>(type: "text", nullable: true),
                    retaliation = table.Column<bool>(type: "boolean", nullable: false),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    has_contact = table.Column<bool>(type: "boolean", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    registered_by = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    duplicate_of_id = table.Column<string>(type: "text", nullable: true),
                    case_id = table.Column<string>(type: "text", nullable: true),
                    person_subject_id = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    matter = table.Column<string>(type: "text", nullable: true),
                    authority = table.Column<string>(type: "text", nullable: true),
                    receipt = table.Column<string>(type: "text", nullable: true),
                    receipt_on = table.Column<DateOnly>(type: "date", nullable: true),
                    feedback = table.Column<string>(type: "text", nullable: true),
                    feedback_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    instance_id = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                name: "receipt_on",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "receipt",
                table: "measures");

            migrationBuilder.AddColumn<string>(
                name: "penalty_case_id",
                table: "measures",
                type: "text",
                nullable: true);
        }
    }
}
