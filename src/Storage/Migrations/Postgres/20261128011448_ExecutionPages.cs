using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ExecutionPages : Migration
    {
        // Rows and pages as one. Of an execution the latest page tells how it stands; a row was there before its first page. A zero character, which a line may hold
        // and a text of the database may not, is passed over.
        private const string View = """
            create view executions as
            select distinct on (instance_id, id)
                id, instance_id, activity_id, node_id, activity_type, activity_type_version, activity_name, status, has_bookmarks, aggregate_fault_count, call_stack_depth,
                scheduling_execution_id, scheduling_activity_id, started_at, completed_at, inputs, outputs, payload, exception
            from (
                select -1::bigint as page, 0::bigint as place, row.id, row.instance_id, row.activity_id, row.node_id, row.activity_type, row.activity_type_version, row.activity_name, row.status,
                    row.has_bookmarks, row.aggregate_fault_count, row.call_stack_depth, row.scheduling_execution_id, row.scheduling_activity_id, row.started_at, row.completed_at,
                    row.inputs, row.outputs, row.payload, row.exception
                from activity_executions row
                union all
                select page.first_sequence, kept.ordinality, kept."id", page.instance_id, kept."activityId", kept."nodeId", kept."activityType", kept."activityTypeVersion", kept."activityName", kept."status",
                    coalesce(kept."hasBookmarks", false), coalesce(kept."aggregateFaultCount", 0), coalesce(kept."callStackDepth", 0), kept."schedulingExecutionId", kept."schedulingActivityId", kept."startedAt", kept."completedAt",
                    kept."inputs", kept."outputs", kept."payload", kept."exception"
                from journal_pages page cross join lateral rows from (json_to_recordset(
                    (case when position('\u0000' in page.lines) > 0 then regexp_replace(page.lines, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g') else page.lines end)::json -> -1 -> 'executions') as (
                    "id" text, "activityId" text, "nodeId" text, "activityType" text, "activityTypeVersion" integer, "activityName" text, "status" character varying(32), "hasBookmarks" boolean,
                    "aggregateFaultCount" integer, "callStackDepth" integer, "schedulingExecutionId" text, "schedulingActivityId" text, "startedAt" timestamptz, "completedAt" timestamptz,
                    "inputs" text, "outputs" text, "payload" text, "exception" text)) with ordinality as kept
            ) told
            order by instance_id, id, page desc, place desc
            """;

        // An execution that is known by its id alone is found by the instant in it. Months that have ended hold none in pages; those to come get the index when they are made.
        private const string ByInstant = """
            do $$
            declare
                part record;
            begin
                for part in
                    select child.relname as name from pg_inherits join pg_class child on child.oid = inhrelid
                    where inhparent = 'journal_pages'::regclass and child.relname <> 'journal_pages_other'
                        and substring(pg_get_expr(child.relpartbound, child.oid) from 'TO \(''([^'']+)''\)')::timestamptz > now()
                loop
                    execute format('create index %I on %I using brin (at) with (autosummarize = on)', 'ix_' || part.name || '_at', part.name);
                end loop;
            end $$
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "storage_formats",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_storage_formats", x => x.id);
                });

            // Where instances are, nodes of the release before may be at work on them: they change rows that would not be there.
            migrationBuilder.Sql("insert into storage_formats (id, since) select 'execution-pages', now() where not exists (select from workflow_instances)");
            migrationBuilder.Sql(View);
            migrationBuilder.Sql(ByInstant);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What stands in pages becomes rows again.
            migrationBuilder.Sql("""
                create temporary table told as select * from executions where instance_id in (select instance_id from journal_pages where lines like '%"executions":%');
                delete from activity_executions where id in (select id from told);
                insert into activity_executions (id, instance_id, activity_id, node_id, activity_type, activity_type_version, activity_name, status, has_bookmarks, aggregate_fault_count,
                    call_stack_depth, scheduling_execution_id, scheduling_activity_id, started_at, completed_at, inputs, outputs, payload, exception) select * from told;
                drop table told;
                drop view executions;
                do $$
                declare
                    part record;
                begin
                    for part in select child.relname as name from pg_inherits join pg_class child on child.oid = inhrelid where inhparent = 'journal_pages'::regclass loop
                        execute format('drop index if exists %I', 'ix_' || part.name || '_at');
                    end loop;
                end $$
                """);

            migrationBuilder.DropTable(
                name: "storage_formats");
        }
    }
}
