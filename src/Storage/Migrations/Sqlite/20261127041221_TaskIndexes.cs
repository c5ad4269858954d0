using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TaskIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_tasks_assignee_id_status_due_at_id",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_bookmark_id",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_status_role_district_due_at_id",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_unit_id_status",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_bookmarks_due_at",
                table: "bookmarks");

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_assignee_id_status_due_at_id",
                table: "work_tasks",
                columns: new[] { "assignee_id", "status", "due_at", "id" },
                filter: "assignee_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_bookmark_id",
                table: "work_tasks",
                column: "bookmark_id",
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_role_district_due_at_id",
                table: "work_tasks",
                columns: new[] { "role", "district", "due_at", "id" },
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_unit_id_status",
                table: "work_tasks",
                columns: new[] { "unit_id", "status" },
                filter: "role = 'UREP'");

            migrationBuilder.CreateIndex(
                name: "ix_bookmarks_due_at",
                table: "bookmarks",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            // The worklist's order, what has no date last.
            migrationBuilder.Sql("create index ix_work_tasks_worklist on work_tasks ((due_at is null), due_at, id) where status = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_work_tasks_worklist");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_assignee_id_status_due_at_id",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_bookmark_id",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_role_district_due_at_id",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_work_tasks_unit_id_status",
                table: "work_tasks");

            migrationBuilder.DropIndex(
                name: "ix_bookmarks_due_at",
                table: "bookmarks");

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_assignee_id_status_due_at_id",
                table: "work_tasks",
                columns: new[] { "assignee_id", "status", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_bookmark_id",
                table: "work_tasks",
                column: "bookmark_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_status_role_district_due_at_id",
                table: "work_tasks",
                columns: new[] { "status", "role", "district", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_unit_id_status",
                table: "work_tasks",
                columns: new[] { "unit_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_bookmarks_due_at",
                table: "bookmarks",
                column: "due_at");
        }
    }
}
