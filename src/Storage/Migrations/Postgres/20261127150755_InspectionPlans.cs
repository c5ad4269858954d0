using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class InspectionPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inspection_plans",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    visits_per_day = table.Column<int>(type: "integer", nullable: false),
                    across_districts = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<List<string>>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "planned_visits",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    plan_id = table.Column<string>(type: "text", nullable: false),
                    campaign_id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<string>(type: "text", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: false),
                    unit_name = table.Column<string>(type: "text", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    risk = table.Column<int>(type: "integer", nullable: false),
                    grounds = table.Column<List<string>>(type: "text[]", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    lead_officer_id = table.Column<string>(type: "text", nullable: true),
                    co_officer_id = table.Column<string>(type: "text", nullable: true),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    obstacle = table.Column<string>(type: "text", nullable: true),
                    obstacle_zh = table.Column<string>(type: "text", nullable: true),
                    obstacle_en = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    message_zh = table.Column<string>(type: "text", nullable: true),
                    message_en = table.Column<string>(type: "text", nullable: true),
                    carried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_visits", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inspection_plans_campaign_id_number",
                table: "inspection_plans",
                columns: new[] { "campaign_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planned_visits_case_id",
                table: "planned_visits",
                column: "case_id",
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_planned_visits_plan_id_case_id",
                table: "planned_visits",
                columns: new[] { "plan_id", "case_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planned_visits_plan_id_day_id",
                table: "planned_visits",
                columns: new[] { "plan_id", "day", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inspection_plans");

            migrationBuilder.DropTable(
                name: "planned_visits");
        }
    }
}
