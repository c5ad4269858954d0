using System.Net;
using System.Net.Http.Json;
using System.Text;
using Orchestrator.Client;
using Orchestrator.Client.Cases;
using Orchestrator.Client.Notices;
using Orchestrator.Client.Tasks;
using Orchestrator.Client.Units;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.Api;

public sealed class ListTests
{
    [Fact]
    public async Task Pages_hold_every_row_once_in_order_while_rows_are_added_before_the_cursor()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync([Samples.Campaign(), .. Enumerable.Range(2, 23).Select(number => (object)Samples.Case(number * 10, "unit-" + number))]);
        using var client = await server.SignedInAsync(Role.Auditor);
        var seen = new List<string>();
        string? cursor = null;
        var added = 0;
        do
        {
            var page = await client.GetFromJsonAsync<Page<CaseSummary>>($"/api/cases?limit=5&cursor={cursor}", OrchestratorJson.Options);
            seen.AddRange(page!.Items.Select(item => item.Number));
            cursor = page.Next;
            await server.StoreAsync(Samples.Case(++added, "unit-new-" + added));
        }
        while (cursor is not null);

        Assert.Equal(23, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
    }

    [Fact]
    public async Task The_worklist_puts_the_overdue_first_and_what_has_no_date_last()
    {
        await using var server = await HostServer.StartAsync();
        var now = server.Clock.GetUtcNow();
        await server.StoreAsync(Samples.Campaign(), Samples.Task(1), Samples.Task(2, now.AddDays(3)), Samples.Task(3, now.AddDays(-1)), Samples.Task(4, now.AddDays(3)), Samples.Task(5), Samples.Task(6, now, Role.Legal));
        using var client = await server.SignedInAsync(Role.Officer);
        var seen = new List<TaskSummary>();
        string? cursor = null;
        do
        {
            var page = await client.GetFromJsonAsync<Page<TaskSummary>>($"/api/tasks?limit=2&cursor={cursor}", OrchestratorJson.Options);
            seen.AddRange(page!.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["task-0003", "task-0002", "task-0004", "task-0001", "task-0005"], seen.Select(task => task.Id));
        Assert.Equal([true, false, false, false, false], seen.Select(task => task.IsOverdue));
    }

    [Theory]
    [InlineData("/api/cases?limit=0")]
    [InlineData("/api/cases?limit=201")]
    [InlineData("/api/cases?state=U99")]
    [InlineData("/api/cases?state=3")]
    public async Task A_parameter_out_of_bounds_is_named(string path)
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Auditor);
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(path.Contains("limit") ? "limit" : "state", (await answer.Content.ReadFromJsonAsync<Problem>(OrchestratorJson.Options))!.DetailEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_a_made_up_one_is_refused()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Unit("u1", "SZ-000001"), Samples.Unit("u2", "SZ-000002"));
        using var client = await server.SignedInAsync(Role.Auditor);
        var page = await client.GetFromJsonAsync<Page<UnitInfo>>("/api/units?limit=1", OrchestratorJson.Options);
        foreach (var cursor in new[] { page!.Next, "garbage", Convert.ToBase64String(Encoding.UTF8.GetBytes("[\"cases\",1]")) })
        {
            using var answer = await client.GetAsync("/api/cases?cursor=" + cursor);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_unit_sees_its_own_case_its_documents_and_nothing_else()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(
            Samples.Campaign(), Samples.Unit(), Samples.Unit("unit-2", "SZ-000002"), Samples.Case(1), Samples.Case(2, "unit-2"),
            Samples.Task(1), Samples.Task(2, role: Role.Unit, unitId: Samples.UnitId, caseId: "case-0001"), Samples.Task(3, role: Role.Unit, unitId: "unit-2", caseId: "case-0002"),
            Samples.Notice("served", "case-0001", true), Samples.Notice("internal", "case-0001", false), Samples.Notice("others", "case-0002", true));
        using var client = await server.SignedInAsync(Role.Unit);

        Assert.Equal(["case-0001"], (await client.GetFromJsonAsync<Page<CaseSummary>>("/api/cases", OrchestratorJson.Options))!.Items.Select(c => c.Id));
        Assert.Equal([Samples.UnitId], (await client.GetFromJsonAsync<Page<UnitInfo>>("/api/units", OrchestratorJson.Options))!.Items.Select(u => u.Id));
        Assert.Equal(["task-0002"], (await client.GetFromJsonAsync<Page<TaskSummary>>("/api/tasks?all=true", OrchestratorJson.Options))!.Items.Select(t => t.Id));
        Assert.Equal(["served"], (await client.GetFromJsonAsync<Page<NoticeSummary>>("/api/notices", OrchestratorJson.Options))!.Items.Select(n => n.Id));
        foreach (var path in new[] { "/api/cases/case-0002", "/api/units/unit-2", "/api/tasks/task-0003", "/api/tasks/task-0001", "/api/notices/internal", "/api/notices/others/html", "/api/notices/others/pdf" })
        {
            using var answer = await client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_document_is_shown_as_it_was_frozen_and_can_run_nothing()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Notice("n1", null, false));
        using var client = await server.SignedInAsync(Role.Clerk);
        using var answer = await client.GetAsync("/api/notices/n1/html");
        Assert.Equal(Samples.Notice("n1", null, false).Html, await answer.Content.ReadAsStringAsync());
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_up_message_is_sent_again_once()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.DeadMessage());
        using var client = await server.SignedInAsync(Role.Clerk);
        foreach (var (key, expected) in new[] { ("a", HttpStatusCode.OK), ("a", HttpStatusCode.OK), ("b", HttpStatusCode.Conflict) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/outbox/message-1/retry");
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_openapi_document_is_the_approved_one()
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Auditor);
        var document = await client.GetStringAsync("/openapi/v1.json");
        Approved.Check("tests/Host.Tests/Api/openapi.json", document.ReplaceLineEndings("\n"));
    }
}
