using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>What goes over the wire while an author looks through the designer's four pages.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class WireTests(DesignerRoom room)
{
    private static readonly string[] AtTheStart =
    [
        "workflow-definitions/by-definition-id/acceptance", "descriptors/activities", "descriptors/expression-descriptors", "descriptors/workflow-activation-strategies",
        "descriptors/log-persistence-strategies", "features/installed", "descriptors/incident-strategies", "descriptors/commit-strategies/workflows",
    ];

    [Fact]
    public async Task Files_come_as_they_were_built_every_call_carries_the_sign_in_and_every_answer_can_be_read()
    {
        await using var author = await room.SignInAsync(Role.Author);
        var (desk, traffic) = (new DrawingDesk(author), new Traffic(author));
        var instance = await room.Campaign.ReadAsync(db => db.Instances.Where(row => row.DefinitionId == "unit-case").Select(row => row.Id).FirstAsync());

        await LookAsync("/designer", desk.Frame.Locator("tbody tr").First);
        await LookAsync("/instances", desk.Frame.Locator("tbody tr").First);
        await LookAsync($"/instances/{instance}", desk.Frame.Locator(".x6-node .mud-badge").First);
        var before = (await traffic.SettleAsync()).Count;
        await LookAsync("/designer/acceptance", desk.StepWith("Draw"));
        await desk.StepWith("Draw").ClickAsync();
        await desk.TabAsync("常规");
        var exchanges = await traffic.SettleAsync();
        Assert.Equal("", author.Complaints);

        var files = exchanges.Where(exchange => exchange.Path.EndsWith(".wasm", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(("application/wasm", "br"), (file.Answered["content-type"], file.Answered["content-encoding"])));
        Assert.Contains(exchanges, exchange => exchange.Path == "/studio/appsettings.json" && exchange.Status == 200);
        var calls = exchanges.Where(exchange => exchange.IsCall).ToList();
        Assert.All(calls, call => Assert.True(call.Asked.ContainsKey("cookie") && call.Status is >= 200 and < 300 && !call.IsRedirected, call.ToString()));
        Assert.Empty(calls.SelectMany(call => WireContract.Breaches(call.Body, call.Path)));
        var start = exchanges.Skip(before).Where(exchange => exchange.IsCall).ToList();
        Assert.All(AtTheStart, path => Assert.Contains(start, call => call.Path == "/elsa/api/" + path && (call.Body!["items"] ?? call.Body["root"]) is JsonArray or JsonObject));

        await EveryTypeIsDescribedAsync(author, calls.Last(call => call.Path == "/elsa/api/descriptors/activities").Body!["items"]!.AsArray());

        async Task LookAsync(string path, ILocator sign)
        {
            await traffic.GoToAsync(path);
            await Assertions.Expect(sign).ToBeVisibleAsync(new() { Timeout = 90_000 });
        }
    }

    [Fact]
    public async Task Without_a_sign_in_a_call_is_refused_where_it_is_and_a_new_token_is_carried_from_the_next_call_on()
    {
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await desk.OpenAsync("acceptance", 22);
        var name = await room.Campaign.ReadAsync(db => db.People.Where(person => person.UnitId == null).ToListAsync());
        var token = await author.Page.EvaluateAsync<string>(
            "async ([userName, password]) => (await (await fetch('/api/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ userName, password }) })).json()).token",
            new[] { name.First(person => person.Roles.Contains(Role.Author)).SignInName, ServedCampaign.Password });
        await author.Page.Context.ClearCookiesAsync();

        var refused = await author.Page.EvaluateAsync<JsonElement>(
            "async () => { const answer = await fetch('/elsa/api/workflow-definitions', { redirect: 'manual' }); return { status: answer.status, kind: answer.headers.get('content-type'), type: answer.type }; }");
        Assert.Equal(401, refused.GetProperty("status").GetInt32());
        Assert.Contains("json", refused.GetProperty("kind").GetString(), StringComparison.Ordinal);
        Assert.Equal("basic", refused.GetProperty("type").GetString());

        await desk.Frame.Locator("html").EvaluateAsync(
            "(page, token) => { const provider = document.createElement('elsa-backend-provider'); provider.setAttribute('remote-endpoint', `${location.origin}/elsa/api`); provider.setAttribute('access-token', token); document.body.append(provider); }", token);
        var answer = await author.Page.RunAndWaitForResponseAsync(
            () => desk.Frame.GetByRole(AriaRole.Tab, new() { Name = "版本历史" }).ClickAsync(),
            response => response.Url.Contains("/elsa/api/workflow-definitions?", StringComparison.Ordinal));
        Assert.Equal($"Bearer {token}", await answer.Request.HeaderValueAsync("authorization"));
        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain(author.Errors, error => !error.Contains("401", StringComparison.Ordinal));
    }

    // The designer draws nothing of a definition that has a step of a type without descriptor; what is not known here comes as a step that says so.
    private async Task EveryTypeIsDescribedAsync(BrowserPage author, JsonArray descriptors)
    {
        var described = descriptors.Select(descriptor => ((string)descriptor!["typeName"]!, (int)descriptor["version"]!)).ToList();
        Assert.Equal(described.Count, described.Distinct().Count());
        var stored = await room.Campaign.ReadAsync(db => db.Definitions.Select(row => row.Id).ToListAsync());
        var definitions = JsonNode.Parse(await author.Page.EvaluateAsync<string>(
            "async (ids) => JSON.stringify(await Promise.all(ids.map(async (id) => (await fetch(`/elsa/api/workflow-definitions/by-id/${encodeURIComponent(id)}`)).json())))", stored))!.AsArray();
        Assert.Equal(stored.Count, definitions.Count);
        Assert.Empty(definitions.SelectMany(definition => WireContract.TypesIn(definition!["root"]!.AsObject())).Distinct().Except(described));
        Assert.Empty(definitions.SelectMany(definition => WireContract.Breaches(definition)));
    }
}
