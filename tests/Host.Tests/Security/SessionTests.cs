using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Session;
using Orchestrator.Host.Security;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.Security;

public sealed class SessionTests
{
    [Fact]
    public async Task Signing_in_sets_a_strict_cookie_that_knows_the_person()
    {
        await using var server = await HostServer.StartAsync();
        using var client = server.Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/session", new SignIn(Role.Officer, HostServer.Password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("orchestrator.auth=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);

        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        var person = await client.GetFromJsonAsync<SignedInPerson>("/api/session", OrchestratorJson.Options);
        Assert.Equal("p-OFF", person!.Id);
        Assert.Equal([Role.Officer], person.Roles);
    }

    [Fact]
    public async Task A_command_that_another_site_makes_the_browser_send_is_refused()
    {
        await using var server = await HostServer.StartAsync();
        using var client = server.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/session", new SignIn(Role.Admin, HostServer.Password));
        client.DefaultRequestHeaders.Add("Cookie", signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        foreach (var (site, expected) in new[] { ("cross-site", HttpStatusCode.Forbidden), ("same-site", HttpStatusCode.Forbidden), ("same-origin", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/workflow-definitions/nothing/publish");
            request.Headers.Add("Sec-Fetch-Site", site);
            using var answer = await client.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_right_one_waits()
    {
        await using var server = await HostServer.StartAsync();
        using var client = server.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await client.PostAsJsonAsync("/api/token", new SignIn(Role.Legal, "not-the-password"));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await client.PostAsJsonAsync("/api/token", new SignIn(Role.Legal, HostServer.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        var problem = await right.Content.ReadFromJsonAsync<Problem>(OrchestratorJson.Options);
        Assert.Equal("sign-in-locked", problem!.Code);
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_address_are_turned_away()
    {
        await using var server = await HostServer.StartAsync(options => options.SignInsPerMinute = 3);
        using var client = server.Anonymous();
        for (var attempt = 0; attempt < 3; attempt++)
            (await client.PostAsJsonAsync("/api/token", new SignIn("nobody", "whatever-it-is"))).Dispose();
        using var fourth = await client.PostAsJsonAsync("/api/token", new SignIn("nobody", "whatever-it-is"));
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.NotNull(fourth.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_forged_token_is_no_sign_in()
    {
        await using var server = await HostServer.StartAsync();
        using var client = server.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwLUFETUlOIiwicm9sZSI6IkFETUlOIn0.");
        using var answer = await client.GetAsync("/api/session");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_ends_with_its_life()
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Office);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/session")).StatusCode);
        server.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task Development_sign_ins_are_made_for_every_role_and_never_in_production()
    {
        await using var production = await HostServer.StartAsync(environment: "Production");
        await using (var scope = production.Services.CreateAsyncScope())
            await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<DevelopmentSignIns>().CreateAsync());

        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(new Person { Id = "p-new", SignInName = "newcomer", DisplayName = "新人", Roles = [Role.Clerk] });
        await using var services = server.Services.CreateAsyncScope();
        var made = Assert.Single(await services.ServiceProvider.GetRequiredService<DevelopmentSignIns>().CreateAsync());
        Assert.Equal("newcomer", made.UserName);
        using var client = server.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/token", new SignIn(made.UserName, made.Password))).StatusCode);
    }

    [Fact]
    public async Task A_development_account_is_turned_away_in_production_and_so_is_a_person_who_left()
    {
        await using var server = await HostServer.StartAsync(environment: "Production");
        await server.InTransactionAsync(async services =>
        {
            var db = services.GetRequiredService<OrchestratorDbContext>();
            (await db.Users.FindAsync("p-CLERK"))!.IsDevelopmentOnly = true;
            (await db.People.FindAsync("p-ACC"))!.IsActive = false;
            return true;
        });
        using var client = server.Anonymous();
        foreach (var name in (string[])[Role.Clerk, Role.Acceptance])
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/token", new SignIn(name, HostServer.Password))).StatusCode);
    }
}
