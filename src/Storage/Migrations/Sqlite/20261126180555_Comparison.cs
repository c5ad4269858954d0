using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Comparison : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "merged_into_unit_id",
                table: "units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "answers",
                table: "inspections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "snapshot_hash",
                table: "bulletins",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "coverage_exceptions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_signed = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage_exceptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "custody_entries",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    evidence_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    condition = table.Column<string>(type: "TEXT", nullable: false),
                    previous_hash = table.Column<string>(type: "TEXT", nullable: true),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custody_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "declarations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", nullable: false),
                    is_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_zero_return = table.Column<bool>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    bad_rows = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    file_hash = table.Column<string>(type: "TEXT", nullable: true),
                    is_superseded = table.Column<bool>(type: "INTEGER", nullable: false),
                    return_reason = table.Column<string>(type: "TEXT", nullable: true),
                    returned_by = table.Column<string>(type: "TEXT", nullable: true),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declarations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "declared_units",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    declaration_id = table.Column<string>(type: "TEXT", nullable: false),
                    reporter_unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    nature = table.Column<string>(type: "TEXT", nullable: false),
                    registration_number = table.Column<string>(type: "TEXT", nullable: false),
                    registered_address = table.Column<string>(type: "TEXT", nullable: false),
                    install_address = table.Column<string>(type: "TEXT", nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: false),
                    legal_representative = table.Column<string>(type: "TEXT", nullable: false),
                    security_owner = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    security_staff = table.Column<string>(type: "TEXT", nullable: false),
                    licence_number = table.Column<string>(type: "TEXT", nullable: true),
                    filing_number = table.Column<string>(type: "TEXT", nullable: true),
                    filed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    usage = table.Column<string>(type: "TEXT", nullable: false),
                    upstream = table.Column<string>(type: "TEXT", nullable: true),
                    access_type = table.Column<string>(type: "TEXT", nullable: false),
                    circuit_id = table.Column<string>(type: "TEXT", nullable: false),
                    bandwidth_up_mbps = table.Column<decimal>(type: "TEXT", nullable: false),
                    bandwidth_down_mbps = table.Column<decimal>(type: "TEXT", nullable: false),
                    address_ranges = table.Column<string>(type: "TEXT", nullable: false),
                    egress = table.Column<string>(type: "TEXT", nullable: false),
                    users_organisations = table.Column<int>(type: "INTEGER", nullable: true),
                    users_individuals = table.Column<int>(type: "INTEGER", nullable: true),
                    terminals = table.Column<int>(type: "INTEGER", nullable: true),
                    resells = table.Column<bool>(type: "INTEGER", nullable: true),
                    resold_to = table.Column<string>(type: "TEXT", nullable: true),
                    contract_number = table.Column<string>(type: "TEXT", nullable: false),
                    contract_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    contract_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    fee = table.Column<string>(type: "TEXT", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    log_days = table.Column<int>(type: "INTEGER", nullable: true),
                    measures = table.Column<string>(type: "TEXT", nullable: false),
                    systems = table.Column<string>(type: "TEXT", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    duty_phone = table.Column<string>(type: "TEXT", nullable: false),
                    remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declared_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_items",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    inspection_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    item_code = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    collected_at = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_by = table.Column<string>(type: "TEXT", nullable: false),
                    second_officer = table.Column<string>(type: "TEXT", nullable: false),
                    in_presence_of = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "filed_documents",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    uploaded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    uploaded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filed_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_findings",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    input_hash = table.Column<string>(type: "TEXT", nullable: false),
                    snapshot = table.Column<string>(type: "TEXT", nullable: false),
                    subjects = table.Column<string>(type: "TEXT", nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: true),
                    zh = table.Column<string>(type: "TEXT", nullable: false),
                    en = table.Column<string>(type: "TEXT", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false),
                    grade = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    run_id = table.Column<string>(type: "TEXT", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    explanation = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_findings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_runs",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_by = table.Column<string>(type: "TEXT", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    declared_rows = table.Column<int>(type: "INTEGER", nullable: false),
                    statements = table.Column<int>(type: "INTEGER", nullable: false),
                    matched = table.Column<int>(type: "INTEGER", nullable: false),
                    doubtful = table.Column<int>(type: "INTEGER", nullable: false),
                    found = table.Column<int>(type: "INTEGER", nullable: false),
                    @new = table.Column<int>(name: "new", type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    resolved = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_check_reports",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    content_hash = table.Column<string>(type: "TEXT", nullable: true),
                    is_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    return_reason = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_check_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_statements",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    uplinks = table.Column<string>(type: "TEXT", nullable: false),
                    resells = table.Column<bool>(type: "INTEGER", nullable: false),
                    users = table.Column<int>(type: "INTEGER", nullable: false),
                    ports = table.Column<int>(type: "INTEGER", nullable: false),
                    staff = table.Column<int>(type: "INTEGER", nullable: true),
                    log_days = table.Column<int>(type: "INTEGER", nullable: true),
                    gaps = table.Column<int>(type: "INTEGER", nullable: false),
                    ledger = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_statements", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_exceptions_campaign_id_unit_id",
                table: "coverage_exceptions",
                columns: new[] { "campaign_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_custody_entries_evidence_id_sequence",
                table: "custody_entries",
                columns: new[] { "evidence_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declarations_campaign_id_unit_id_version",
                table: "declarations",
                columns: new[] { "campaign_id", "unit_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declared_units_campaign_id",
                table: "declared_units",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_units_declaration_id_seq",
                table: "declared_units",
                columns: new[] { "declaration_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_items_case_id_number",
                table: "evidence_items",
                columns: new[] { "case_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_filed_documents_campaign_id_unit_id_kind_version",
                table: "filed_documents",
                columns: new[] { "campaign_id", "unit_id", "kind", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_findings_campaign_id_key_version",
                table: "reconciliation_findings",
                columns: new[] { "campaign_id", "key", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_findings_campaign_id_state_rule_id",
                table: "reconciliation_findings",
                columns: new[] { "campaign_id", "state", "rule", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_runs_campaign_id_number",
                table: "reconciliation_runs",
                columns: new[] { "campaign_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_self_check_reports_campaign_id_unit_id_version",
                table: "self_check_reports",
                columns: new[] { "campaign_id", "unit_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_self_statements_campaign_id_unit_id",
                table: "self_statements",
                columns: new[] { "campaign_id", "unit_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coverage_exceptions");

            migrationBuilder.DropTable(
                name: "custody_entries");

            migrationBuilder.DropTable(
                name: "declarations");

            migrationBuilder.DropTable(
                name: "declared_units");

            migrationBuilder.DropTable(
                name: "evidence_items");

            migrationBuilder.DropTable(
                name: "filed_documents");

            migrationBuilder.DropTable(
                name: "reconciliation_findings");

            migrationBuilder.DropTable(
                name: "reconciliation_runs");

            migrationBuilder.DropTable(
                name: "self_check_reports");

            migrationBuilder.DropTable(
                name: "self_statements");

            migrationBuilder.DropColumn(
                name: "merged_into_unit_id",
                table: "units");

            migrationBuilder.DropColumn(
                name: "answers",
                table: "inspections");

            migrationBuilder.DropColumn(
                name: "snapshot_hash",
                table: "bulletins");
        }
    }
}
