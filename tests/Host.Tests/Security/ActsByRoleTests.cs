using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Measures;
using Orchestrator.Client.Tasks;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Security;

/// <summary>
/// Every act of the catalogue and every measure against each role: whom the console offers it, whom the API lists and calls able, and whom the command lets
/// through are the same people. Who that is, is approved in <c>acts-by-role.txt</c>.
/// </summary>
public sealed class ActsByRoleTests
{
    [Fact]
    public async Task An_act_is_offered_to_those_who_may_do_it_and_to_nobody_else()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case());
        var steps = ShippedSteps.All();
        Assert.Equal(server.Services.GetRequiredService<IActCatalog>().Forms.Select(form => form.Act).Distinct().Order(StringComparer.Ordinal), steps.Select(step => step.Act).Distinct().Order(StringComparer.Ordinal));
        var tasks = steps.Select((step, i) => Samples.Task(i + 1, role: step.Role, unitId: step.Role == Role.Unit ? Samples.UnitId : null, caseId: "case-0001", act: step.Act, outcomes: [.. step.Outcomes])).ToList();
        await server.StoreAsync([.. tasks]);

        var (wrong, entered) = (new List<string>(), new HashSet<(string Act, string Role)>());
        foreach (var role in Role.OfPeople)
        {
            using var client = await server.SignedInAsync(role);
            var listed = await ListedAsync(client);
            var offered = await OfferedAsync(server, role);
            foreach (var task in tasks)
            {
                var (says, lets) = await AnswersAsync(client, task.Id);
                // What somebody enters for another is offered where it is looked for, and is no work that waits for them.
                var isTheirs = task.Role == role;
                if (lets && !isTheirs)
                    entered.Add((task.Act, role));
                if (new[] { offered.Worklist.Contains(task.Id), listed.Contains(task.Id) }.Any(answer => answer != isTheirs) || offered.Forms.Contains(task.Id) != lets || says != lets || (isTheirs && !lets))
                    wrong.Add($"{task.Act} of {task.Role} for {role}: in the worklist {offered.Worklist.Contains(task.Id)}, form {offered.Forms.Contains(task.Id)}, API lists {listed.Contains(task.Id)}, calls able {says}, lets through {lets}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Approved.Check("tests/Host.Tests/Security/acts-by-role.txt", string.Concat(ActLines(steps, entered).Concat(MeasureRule.All.Select(rule => $"measure {rule.Kind}: {string.Join(' ', new[] { rule.ProposedBy }.Concat(rule.AlsoProposedBy))}")).Select(line => line + "\n")));
    }

    [Fact]
    public async Task A_measure_is_offered_to_those_who_may_ask_for_it_and_to_nobody_else()
    {
        await using var server = await HostServer.StartAsync();
        // Nothing is asked for any more of a case that has ended: whoever is refused for that was let through.
        var ended = Samples.Case();
        ended.MoveTo(UnitCaseState.X4, ended.OpenedAt);
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), ended);
        var clock = server.Services.GetRequiredService<LegalClock>();

        var wrong = new List<string>();
        foreach (var role in Role.OfPeople)
        {
            using var client = await server.SignedInAsync(role);
            foreach (var rule in MeasureRule.All)
            {
                var form = FormFilling.Fill(rule.Form, new Dictionary<string, JsonNode?> { ["findings"] = new JsonArray(new JsonObject { ["item"] = "A01", ["fact"] = "未落实", ["evidence"] = "照片" }), ["person"] = "p-OFF" }, "p-OFF", "p-OFF-2", clock);
                using var answer = await PostAsync(client, "/api/cases/case-0001/measures", $"{role}-{rule.Kind}", new ProposeMeasure($"{rule.Kind}", "依据材料", form));
                var code = (await answer.Content.ReadFromJsonAsync<Problem>(OrchestratorJson.Options))?.Code;
                var isLet = answer.StatusCode != HttpStatusCode.Forbidden && code != "measure.not-your-role";
                if (isLet != rule.MayBeAskedForBy(new Actor("p-" + role, role, [role])) || answer.IsSuccessStatusCode)
                    wrong.Add($"{rule.Kind} for {role}: {(int)answer.StatusCode} {code}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The second officer acts for the first, and the console and the API say so.</summary>
    [Fact]
    public async Task What_is_assigned_to_the_first_officer_is_offered_to_the_second()
    {
        await using var server = await HostServer.StartAsync();
        var (file, task) = (Samples.Case(), Samples.Task(role: Role.Officer, caseId: "case-0001", act: "disposal"));
        (file.LeadOfficerId, file.CoOfficerId, task.AssigneeId) = ("p-OFF", "p-OFF-2", "p-OFF");
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), file, task);
        using var second = await server.SignedInAsync(Role.Officer + "-2");

        var offered = await OfferedAsync(server, Role.Officer + "-2");
        Assert.Equal((true, true), (offered.Worklist.Contains(task.Id), offered.Forms.Contains(task.Id)));
        Assert.Contains(task.Id, await ListedAsync(second));
        Assert.Equal((true, true), await AnswersAsync(second, task.Id));
    }

    private static IEnumerable<string> ActLines(IEnumerable<ShippedStep> steps, HashSet<(string Act, string Role)> entered) =>
        steps.GroupBy(step => step.Act).OrderBy(act => act.Key, StringComparer.Ordinal).Select(act =>
            $"{act.Key}: {string.Join(' ', act.Select(step => step.Role).Distinct().Order(StringComparer.Ordinal))}{string.Concat(entered.Where(one => one.Act == act.Key).Select(one => $", entered by {one.Role}").Order(StringComparer.Ordinal))}");

    private static async Task<HashSet<string>> ListedAsync(HttpClient client)
    {
        var page = await client.GetFromJsonAsync<Page<TaskSummary>>("/api/tasks?limit=200", OrchestratorJson.Options);
        return [.. page!.Items.Select(task => task.Id)];
    }

    /// <summary>What the console's worklist shows the person of a role, and for which tasks it shows them the form.</summary>
    private static async Task<(HashSet<string> Worklist, HashSet<string> Forms)> OfferedAsync(HostServer server, string role)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var person = await db.People.AsNoTracking().SingleAsync(row => row.SignInName == role);
        var reader = new Reader(person.AsActor(), person.District);
        var worklist = await db.Tasks.AsNoTracking().SeenBy(reader).DoableBy(reader, db.Cases).Select(task => task.Id).ToListAsync();
        var file = await db.Cases.AsNoTracking().SingleAsync();
        var forms = (await db.Tasks.AsNoTracking().ToListAsync()).Where(task => Orchestrator.Host.Workbench.Access.TaskAccess.MayDo(task, file, reader)).Select(task => task.Id);
        return ([.. worklist], [.. forms]);
    }

    /// <summary>Whether the API calls the person able to do the task, and whether the command lets them through: to the outcome, which there is none of this name.</summary>
    private static async Task<(bool Says, bool Lets)> AnswersAsync(HttpClient client, string id)
    {
        using var shown = await client.GetAsync($"/api/tasks/{id}");
        var says = shown.StatusCode == HttpStatusCode.OK && (await shown.Content.ReadFromJsonAsync<TaskDetails>(OrchestratorJson.Options))!.MayComplete;
        using var done = await PostAsync(client, $"/api/tasks/{id}/complete", "key-" + id, new TaskCompletion("Nowhere"));
        var code = (await done.Content.ReadFromJsonAsync<Problem>(OrchestratorJson.Options))!.Code;
        Assert.False(done.IsSuccessStatusCode);
        return (says, code == "task.no-such-outcome");
    }

    private static async Task<HttpResponseMessage> PostAsync<T>(HttpClient client, string path, string key, T body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: OrchestratorJson.Options) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
