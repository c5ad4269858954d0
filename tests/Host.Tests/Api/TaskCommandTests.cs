using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Orchestrator.Client;
using Orchestrator.Client.Tasks;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.Api;

public sealed class TaskCommandTests
{
    [Fact]
    public async Task Of_two_officers_on_one_task_one_does_it_and_the_other_learns_who_was_first()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var one = await server.SignedInAsync(Role.Officer);
        using var other = await server.SignedInAsync(Role.Officer + "-2");

        var answers = await Task.WhenAll(
            CompleteAsync(one, task.Id, "key-one", new TaskCompletion("Accept")),
            CompleteAsync(other, task.Id, "key-two", new TaskCompletion("Return", Reason: "材料不全")));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var problem = await answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict).Content.ReadFromJsonAsync<Problem>(OrchestratorJson.Options);
        Assert.Equal("task.already-handled", problem!.Code);
        Assert.Contains("人员OFF", problem.Detail, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(problem.DetailEn));
        Assert.Equal("与当前状态冲突", problem.Title);
    }

    [Fact]
    public async Task The_same_key_with_the_same_request_gets_the_first_answer_again()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        using var first = await CompleteAsync(officer, task.Id, "key-one", new TaskCompletion("Accept"));
        using var again = await CompleteAsync(officer, task.Id, "key-one", new TaskCompletion("Accept"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Twins_of_one_request_are_carried_out_once_and_answered_alike()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CompleteAsync(officer, task.Id, "key-one", new TaskCompletion("Accept"))));

        // A twin that comes between the commit and the noting of the answer learns that the work is done.
        Assert.All(answers, answer => Assert.True(answer.StatusCode == HttpStatusCode.OK || answer.Headers.Contains("Idempotency-Replayed"), answer.StatusCode.ToString()));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        (await CompleteAsync(officer, task.Id, "key-one", new TaskCompletion("Accept"))).Dispose();
        using var other = await CompleteAsync(officer, task.Id, "key-one", new TaskCompletion("Return", Reason: "材料不全"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("idempotency-key-reused", (await other.Content.ReadFromJsonAsync<Problem>(OrchestratorJson.Options))!.Code);
    }

    [Fact]
    public async Task A_command_without_a_key_is_refused_before_anything_happens()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        using var answer = await officer.PostAsJsonAsync($"/api/tasks/{task.Id}/complete", new TaskCompletion("Accept"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var details = await officer.GetFromJsonAsync<TaskDetails>($"/api/tasks/{task.Id}", OrchestratorJson.Options);
        Assert.Equal("Open", details!.Task.Status);
    }

    [Fact]
    public async Task A_refused_command_leaves_the_task_as_it_was_and_says_why_in_two_languages()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        using var noSuchOutcome = await CompleteAsync(officer, task.Id, "key-one", new TaskCompletion("Burn"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noSuchOutcome.StatusCode);
        using var stale = await CompleteAsync(officer, task.Id, "key-two", new TaskCompletion("Accept"), ifMatch: "\"999\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var legal = await server.SignedInAsync(Role.Legal);
        using var notHers = await CompleteAsync(legal, task.Id, "key-three", new TaskCompletion("Accept"));
        Assert.Equal(HttpStatusCode.Forbidden, notHers.StatusCode);
        var problem = (await notHers.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.All(["title", "titleEn", "detail", "detailEn", "code"], member => Assert.False(string.IsNullOrEmpty((string?)problem[member]), member));
        Assert.Equal("application/problem+json", notHers.Content.Headers.ContentType?.MediaType);

        using var done = await CompleteAsync(officer, task.Id, "key-four", new TaskCompletion("Accept"), ifMatch: $"\"{task.Revision}\"");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    [Fact]
    public async Task A_claimed_task_is_for_its_holder_until_a_lead_reassigns_it()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var one = await server.SignedInAsync(Role.Officer);
        using var claimed = await SendAsync(one, $"/api/tasks/{task.Id}/claim", "claim", null);
        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
        using var other = await server.SignedInAsync(Role.Officer + "-2");
        Assert.Equal(HttpStatusCode.Forbidden, (await CompleteAsync(other, task.Id, "k", new TaskCompletion("Accept"))).StatusCode);
        using var lead = await server.SignedInAsync(Role.Lead);
        using var reassigned = await SendAsync(lead, $"/api/tasks/{task.Id}/reassign", "r", new TaskReassignment("p-OFF-2", "原承办人出差"));
        Assert.Equal(HttpStatusCode.OK, reassigned.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await CompleteAsync(other, task.Id, "k2", new TaskCompletion("Accept"))).StatusCode);
    }

    private static Task<HttpResponseMessage> CompleteAsync(HttpClient client, string id, string key, TaskCompletion completion, string? ifMatch = null) =>
        SendAsync(client, $"/api/tasks/{id}/complete", key, completion, ifMatch);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string key, object? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: OrchestratorJson.Options);
        return await client.SendAsync(request);
    }
}
