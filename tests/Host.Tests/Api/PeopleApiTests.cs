using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.People;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>People over the API: who signs in, for how long, and as what.</summary>
public sealed class PeopleApiTests
{
    [Fact]
    public async Task A_person_is_added_given_a_password_and_signs_in_and_the_list_pages_by_key()
    {
        await using var server = await HostServer.StartAsync(environment: "Production");
        var people = await ApiAsync(server);
        var added = await people.AddAsync(new AddPerson("clerk.new", "内勤乙", [Role.Clerk], "调入", "clerk@police.invalid"), "k1");
        Assert.Equal(("clerk.new", "clerk@police.invalid", true), (added.Person.SignInName, added.Person.Email, added.Person.IsActive));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(server, "clerk.new", "Eingang-2005"));
        await people.SetPasswordAsync(added.Person.Id, new SetPassword("Eingang-2005", "首次发放"));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(server, "clerk.new", "Eingang-2005"));
        Assert.DoesNotContain("Eingang-2005", string.Join("", await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().AuditEvents.Select(row => row.Data ?? "").ToListAsync())), StringComparison.Ordinal);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await people.ListAsync(limit: 3, cursor: cursor);
            Assert.True(page.Items.Count <= 3);
            seen.AddRange(page.Items.Select(person => person.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().People.CountAsync()), seen.Distinct().Count());
        Assert.Equal(added.Person.Id, Assert.Single((await people.ListAsync(search: "clerk.new", active: true)).Items).Id);
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_service_is_out_at_once_by_cookie_and_by_token_and_signs_in_no_more()
    {
        await using var server = await HostServer.StartAsync();
        var people = await ApiAsync(server);
        using var byToken = await server.SignedInAsync(Role.Clerk);
        using var byCookie = await CookieAsync(server, Role.Clerk);
        foreach (var client in new[] { byToken, byCookie })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/session")).StatusCode);

        Assert.False((await people.DeactivateAsync("p-CLERK", new PersonReason("退休"), "k1")).Person.IsActive);
        foreach (var client in new[] { byToken, byCookie })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(server, Role.Clerk, HostServer.Password));

        // Back in service: what was signed in before stays out, a new sign-in holds.
        await people.ReactivateAsync("p-CLERK", new PersonReason("返聘"), "k2");
        foreach (var client in new[] { byToken, byCookie })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(server, Role.Clerk, HostServer.Password));
    }

    [Fact]
    public async Task Roles_that_change_hold_from_the_next_request_on_and_a_new_password_ends_what_was_signed_in()
    {
        await using var server = await HostServer.StartAsync();
        var people = await ApiAsync(server);
        using var byToken = await server.SignedInAsync(Role.Clerk);
        using var byCookie = await CookieAsync(server, Role.Clerk);
        Assert.Equal(HttpStatusCode.OK, (await byCookie.GetAsync("/api/outbox")).StatusCode);
        await people.ChangeAsync("p-CLERK", new ChangePerson("内勤甲", [Role.Acceptance], "岗位调整"), "k1");
        Assert.Equal(HttpStatusCode.Forbidden, (await byCookie.GetAsync("/api/outbox")).StatusCode);
        var session = await byCookie.GetFromJsonAsync<SignedInPerson>("/api/session", OrchestratorJson.Options);
        Assert.Equal(("内勤甲", Role.Acceptance), (session!.Name, Assert.Single(session.Roles)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await byToken.GetAsync("/api/session")).StatusCode);

        await people.SetPasswordAsync("p-CLERK", new SetPassword("Neu-begonnen-2005", "遗忘"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await byCookie.GetAsync("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(server, Role.Clerk, HostServer.Password));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(server, Role.Clerk, "Neu-begonnen-2005"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_both_languages_and_nothing_is_changed()
    {
        await using var server = await HostServer.StartAsync();
        var people = await ApiAsync(server);
        await RefusedAsync(() => people.AddAsync(new AddPerson("clerk.new", "内勤乙", [Role.Clerk], "调入", "no address"), "k1"), "person.email", HttpStatusCode.UnprocessableEntity);
        await RefusedAsync(() => people.AddAsync(new AddPerson("clerk.new", "内勤乙", [Role.Unit], "调入", UnitId: "nowhere"), "k2"), "person.unit", HttpStatusCode.UnprocessableEntity);
        await RefusedAsync(() => people.ChangeAsync("p-ADMIN", new ChangePerson("管理员", [Role.Admin, Role.Commander], "提拔"), "k3"), "person.own-roles", HttpStatusCode.Forbidden);
        await RefusedAsync(() => people.DeactivateAsync("p-ADMIN", new PersonReason("退休"), "k4"), "person.own-roles", HttpStatusCode.Forbidden);
        await RefusedAsync(() => people.DeactivateAsync("nobody", new PersonReason("退休"), "k5"), "person.unknown", HttpStatusCode.NotFound);
        await RefusedAsync(() => people.DeactivateAsync("p-CLERK", new PersonReason(" "), "k6"), "person.reason", HttpStatusCode.UnprocessableEntity);
        await RefusedAsync(() => people.SetPasswordAsync("p-CLERK", new SetPassword("short", "遗忘")), "person.password", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(server, Role.Clerk, HostServer.Password));
        Assert.Equal(0, await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().AuditEvents.CountAsync(row => row.Act.StartsWith("person."))));
    }

    private static async Task RefusedAsync(Func<Task> act, string code, HttpStatusCode status)
    {
        var error = await Assert.ThrowsAnyAsync<ApiException>(act);
        var problem = Problem.Of(error)!;
        Assert.Equal((code, status), (problem.Code, error.StatusCode));
        Assert.NotEqual(problem.Detail, problem.DetailEn);
    }

    private static async Task<IPeopleApi> ApiAsync(HostServer server) =>
        RestService.For<IPeopleApi>(await server.SignedInAsync(Role.Admin), new RefitSettings { ContentSerializer = new SystemTextJsonContentSerializer(OrchestratorJson.Options) });

    private static async Task<HttpClient> CookieAsync(HostServer server, string name)
    {
        var client = server.Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/session", new SignIn(name, HostServer.Password));
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    private static async Task<HttpStatusCode> SignInAsync(HostServer server, string name, string password)
    {
        using var client = server.Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/token", new SignIn(name, password));
        return answer.StatusCode;
    }
}
