using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JournalPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "journal_pages",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "TEXT", nullable: false),
                    first_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_pages", x => new { x.instance_id, x.first_sequence });
                });

            // What was written line by line goes on as pages of the same lines.
            migrationBuilder.Sql(
                """
                insert into journal_pages (instance_id, first_sequence, last_sequence, at, lines)
                select instance_id, min(sequence), max(sequence), min("timestamp"), json_group_array(json(json_patch('{}', json_object(
                    'id', id, 'activityInstanceId', activity_instance_id, 'parentActivityInstanceId', parent_activity_instance_id, 'activityId', activity_id,
                    'activityType', activity_type, 'activityTypeVersion', activity_type_version, 'activityName', activity_name, 'nodeId', node_id,
                    'timestamp', strftime('%Y-%m-%dT%H:%M:%fZ', "timestamp" / 1000.0, 'unixepoch'), 'sequence', sequence,
                    'eventName', event_name, 'message', message, 'source', source, 'payload', payload))))
                from journal group by instance_id, sequence / 500;
                """);

            migrationBuilder.DropTable(
                name: "journal");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "journal_pages");

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    activity_id = table.Column<string>(type: "TEXT", nullable: false),
                    activity_instance_id = table.Column<string>(type: "TEXT", nullable: false),
                    activity_name = table.Column<string>(type: "TEXT", nullable: true),
                    activity_type = table.Column<string>(type: "TEXT", nullable: false),
                    activity_type_version = table.Column<int>(type: "INTEGER", nullable: false),
                    event_name = table.Column<string>(type: "TEXT", nullable: false),
                    instance_id = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    node_id = table.Column<string>(type: "TEXT", nullable: false),
                    parent_activity_instance_id = table.Column<string>(type: "TEXT", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: true),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    timestamp = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_journal_instance_id_sequence",
                table: "journal",
                columns: new[] { "instance_id", "sequence" },
                unique: true);
        }
    }
}
