using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MonthlyPartitions : Migration
    {
        // What is there becomes the first part, up to the month after the present one (or after the last row), as it lies: nothing is copied, and no index is
        // built. Parts have their keys to themselves, so that rows are known by the same columns as before; nodes of the release before see the same table.
        private const string Partition = """
            do $$
            declare
                parted record;
                bound timestamptz;
            begin
                for parted in select * from (values ('journal_pages', 'instance_id, first_sequence'), ('audit_events', 'stream, sequence')) as tables (name, key) loop
                    execute format('lock table %I in access exclusive mode', parted.name);
                    execute format('select date_trunc(''month'', greatest(now(), max(at)), ''UTC'') + interval ''1 month'' from %I', parted.name) into bound;
                    execute format('alter table %I rename to %I', parted.name, parted.name || '_past');
                    execute format('create table %I (like %I including defaults including storage including compression) partition by range (at)', parted.name, parted.name || '_past');
                    execute format('alter table %I attach partition %I for values from (minvalue) to (%L)', parted.name, parted.name || '_past', bound);
                    execute format('create table %I partition of %I (primary key (%s)) default', parted.name || '_other', parted.name, parted.key);
                end loop;
            end $$
            """;

        // One table again, with the rows of all parts.
        private const string Unite = """
            do $$
            declare
                parted record;
            begin
                for parted in select * from (values ('journal_pages', 'instance_id, first_sequence'), ('audit_events', 'stream, sequence')) as tables (name, key) loop
                    execute format('alter table %I rename to %I', parted.name, parted.name || '_parts');
                    execute format('create table %I (like %I including defaults including storage including compression)', parted.name, parted.name || '_parts');
                    execute format('insert into %I select * from %I', parted.name, parted.name || '_parts');
                    execute format('drop table %I', parted.name || '_parts');
                    execute format('alter table %I add constraint %I primary key (%s)', parted.name, 'pk_' || parted.name, parted.key);
                end loop;
            end $$
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The index of stream and sequence becomes the key: the other one served nobody.
            migrationBuilder.Sql("alter table audit_events drop constraint pk_audit_events");
            migrationBuilder.Sql("alter table audit_events add constraint pk_audit_events primary key using index ix_audit_events_stream_sequence");
            migrationBuilder.Sql(Partition);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Unite);
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
