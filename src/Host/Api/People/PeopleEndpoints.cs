using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.People;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Api.People;

internal static class PeopleEndpoints
{
    private const string List = "people";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/people", ListAsync).RequireAuthorization(Policies.Staff).WithTags("People").WithName("ListPeople").WithSummary("人员列表 / List people");

    private static async Task<Ok<Page<PersonInfo>>> ListAsync(string? role, string? district, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrEmpty(role))
            people = people.Where(p => p.Roles.Contains(role));
        if (!string.IsNullOrEmpty(district))
            people = people.Where(p => p.District == null || p.District == district);
        if (Cursor.Read(List, cursor, 1) is { } after)
        {
            var id = after.Text(0);
            people = people.Where(p => p.Id.CompareTo(id) > 0);
        }

        var rows = await people.OrderBy(p => p.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, p => new PersonInfo(p.Id, p.DisplayName, p.Roles, p.District, p.Badge, p.IsActive), p => Cursor.Of(List, p.Id)));
    }
}
