using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.People;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.People;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.People;

internal static class PeopleEndpoints
{
    private const string List = "people";

    public static void Map(IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/api/people").WithTags("People");
        people.MapGet("", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListPeople").WithSummary("人员列表 / List people");
        people.MapPost("", AddAsync).RequireAuthorization(Policies.Administer).AsCommand().WithName("AddPerson").WithSummary("增加人员 / Add a person");
        people.MapPost("/{id}/change", ChangeAsync).RequireAuthorization(Policies.Administer).AsCommand().WithName("ChangePerson").WithSummary("变更人员 / Change name, address, roles, district, police number");
        people.MapPost("/{id}/deactivate", DeactivateAsync).RequireAuthorization(Policies.Administer).AsCommand().WithName("DeactivatePerson").WithSummary("停用人员 / Take a person out of service; their sessions end");
        people.MapPost("/{id}/reactivate", ReactivateAsync).RequireAuthorization(Policies.Administer).AsCommand().WithName("ReactivatePerson").WithSummary("恢复人员 / Take a person back into service");
        people.MapGet("/{id}/open-work", OpenWorkAsync).RequireAuthorization(Policies.Staff).WithName("GetOpenWork").WithSummary("未结工作 / What waits for a person");
        // No command: its request would be remembered, and with it what the password was.
        people.MapPut("/{id}/password", SetPasswordAsync).RequireAuthorization(Policies.Administer).WithName("SetPassword").WithSummary("设置口令 / Give a person a password");
    }

    private static async Task<Ok<Page<PersonInfo>>> ListAsync(string? role, string? district, string? search, bool? active, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrEmpty(role))
            people = people.Where(p => p.Roles.Contains(role));
        if (!string.IsNullOrEmpty(district))
            people = people.Where(p => p.District == null || p.District == district);
        if (active is { } inService)
            people = people.Where(p => p.IsActive == inService);
        if (Parameters.Search(search) is { } text)
            people = people.Where(p => p.DisplayName.Contains(text) || p.SignInName.Contains(text) || p.Badge == text);
        if (Cursor.Read(List, cursor, 1) is { } after)
        {
            var id = after.Text(0);
            people = people.Where(p => p.Id.CompareTo(id) > 0);
        }

        var rows = await people.OrderBy(p => p.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, p => Cursor.Of(List, p.Id)));
    }

    private static async Task<Results<Ok<PersonKeptInfo>, ProblemAnswer>> AddAsync(AddPerson given, PeopleActions people, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await people.AddAsync(given.SignInName, given.UnitId, new PersonDetails(given.Name, given.Roles, given.Email, given.District, given.Badge), given.Reason, current.Actor, cancellationToken));

    private static async Task<Results<Ok<PersonKeptInfo>, ProblemAnswer>> ChangeAsync(string id, ChangePerson given, PeopleActions people, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await people.ChangeAsync(id, new PersonDetails(given.Name, given.Roles, given.Email, given.District, given.Badge), given.Reason, current.Actor, cancellationToken));

    private static async Task<Results<Ok<PersonKeptInfo>, ProblemAnswer>> DeactivateAsync(string id, PersonReason given, PeopleActions people, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await people.SetServiceAsync(id, inService: false, given.Reason, current.Actor, cancellationToken));

    private static async Task<Results<Ok<PersonKeptInfo>, ProblemAnswer>> ReactivateAsync(string id, PersonReason given, PeopleActions people, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await people.SetServiceAsync(id, inService: true, given.Reason, current.Actor, cancellationToken));

    private static async Task<Results<NoContent, ProblemAnswer>> SetPasswordAsync(string id, SetPassword given, PeopleActions people, ICurrentActor current, CancellationToken cancellationToken) =>
        (await people.SetPasswordAsync(id, given.Password, given.Reason, current.Actor, cancellationToken)).Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.NoContent();

    private static async Task<Ok<OpenWorkInfo>> OpenWorkAsync(string id, PeopleActions people, CancellationToken cancellationToken) => TypedResults.Ok(Show(await people.OpenWorkAsync(id, cancellationToken)));

    private static Results<Ok<PersonKeptInfo>, ProblemAnswer> Show(Answer<PersonKept> answer) =>
        answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(new PersonKeptInfo(Show(answer.Value.Person), Show(answer.Value.Open)));

    private static PersonInfo Show(Person p) => new(p.Id, p.DisplayName, p.Roles, p.District, p.Badge, p.IsActive, p.SignInName, p.Email, p.UnitId);

    private static OpenWorkInfo Show(OpenWork open) => new(open.Tasks, open.Cases, open.Approvals, open.Visits);
}
