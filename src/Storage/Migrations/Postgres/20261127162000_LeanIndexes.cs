using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LeanIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_tasks_bookmark_id",
                table: "work_tasks");

            // What the model cannot tell: the kind of an index. Answers lie in the order of their instants; a hash of 64 letters is only ever compared whole.
            migrationBuilder.Sql("drop index ix_idempotent_answers_answered_at");
            migrationBuilder.Sql("create index ix_idempotent_answers_answered_at on idempotent_answers using brin (answered_at) with (autosummarize = on)");
            migrationBuilder.Sql("drop index ix_bookmarks_hash");
            migrationBuilder.Sql("create index ix_bookmarks_hash on bookmarks using hash (hash)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_bookmark_id",
                table: "work_tasks",
                column: "bookmark_id",
                filter: "status = 'Open'");

            migrationBuilder.Sql("drop index ix_bookmarks_hash");
            migrationBuilder.Sql("create index ix_bookmarks_hash on bookmarks (hash)");
            migrationBuilder.Sql("drop index ix_idempotent_answers_answered_at");
            migrationBuilder.Sql("create index ix_idempotent_answers_answered_at on idempotent_answers (answered_at)");
        }
    }
}
