using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JournalPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nodes of the release before go on writing lines while this runs and until they are replaced: each becomes a page of its own. The table of the
            // lines is theirs, and is dropped by a later release. The copying below must not keep them waiting, so what comes first is committed first.
            migrationBuilder.Sql(
                """
                create table if not exists journal_pages (
                    instance_id text not null,
                    first_sequence bigint not null,
                    last_sequence bigint not null,
                    at timestamp with time zone not null,
                    lines text not null,
                    constraint pk_journal_pages primary key (instance_id, first_sequence)
                );

                create or replace function journal_line(line journal) returns json language sql stable as $$
                    select json_strip_nulls(json_build_object(
                        'id', line.id, 'activityInstanceId', line.activity_instance_id, 'parentActivityInstanceId', line.parent_activity_instance_id, 'activityId', line.activity_id,
                        'activityType', line.activity_type, 'activityTypeVersion', line.activity_type_version, 'activityName', line.activity_name, 'nodeId', line.node_id,
                        'timestamp', to_char(line."timestamp" at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'sequence', line.sequence,
                        'eventName', line.event_name, 'message', line.message, 'source', line.source, 'payload', line.payload))
                $$;

                create or replace function journal_line_to_page() returns trigger language plpgsql as $$
                begin
                    insert into journal_pages (instance_id, first_sequence, last_sequence, at, lines)
                    values (new.instance_id, new.sequence, new.sequence, new."timestamp", json_build_array(journal_line(new))::text)
                    on conflict do nothing;
                    return null;
                end
                $$;

                create or replace trigger journal_line_to_page after insert on journal for each row execute function journal_line_to_page();
                """,
                suppressTransaction: true);

            // What was written line by line goes on as pages of the same lines.
            migrationBuilder.Sql(
                """
                insert into journal_pages (instance_id, first_sequence, last_sequence, at, lines)
                select instance_id, min(sequence), max(sequence), min("timestamp"), json_agg(journal_line(line) order by sequence)::text
                from journal line
                where not exists (select from journal_pages page where page.instance_id = line.instance_id and page.first_sequence = line.sequence)
                group by instance_id, sequence / 500;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger journal_line_to_page on journal; drop function journal_line_to_page(); drop function journal_line(journal);");

            migrationBuilder.DropTable(
                name: "journal_pages");
        }
    }
}
