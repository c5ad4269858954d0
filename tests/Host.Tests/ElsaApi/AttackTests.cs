using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>What is wrong, hostile or out of order gets an answer that says so in both languages and names the place; what was there before is there afterwards.</summary>
public sealed partial class AttackTests
{
    private const string Line = """{"id":"W","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"ok"}}}""";
    private const string Waits = """{"id":"E","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}""";

    [Fact]
    public async Task Nesting_without_end_is_refused_where_it_goes_too_deep()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("d", Line);
        var arrays = new string('[', 100_000) + new string(']', 100_000);
        var objects = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);

        foreach (var deep in new[] { arrays, objects })
        {
            var body = $$$"""{"model":{"definitionId":"d","root":{{{deep}}}}}""";
            Assert.Contains("line 1, column", await PostAsync(author, "/workflow-definitions", body), StringComparison.Ordinal);
            Assert.Contains("line 1, column", await PostAsync(author, "/workflow-instances", body), StringComparison.Ordinal);
            await author.UploadAsync("/workflow-definitions/import-files", body, HttpStatusCode.BadRequest);
        }

        // Deep enough to be read, too deep to be stored.
        var steps = string.Concat(Enumerable.Repeat("""{"id":"S","type":"Elsa.Sequence","version":1,"activities":[""", 40)) + string.Concat(Enumerable.Repeat("]}", 40));
        Assert.Contains("activities[0]", await PostAsync(author, "/workflow-definitions", $$$"""{"model":{"definitionId":"d","root":{{{steps}}}}}"""), StringComparison.Ordinal);
        await StandsAsync(author);
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_and_so_is_what_could_not_be_read_again()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("d", Line);

        foreach (var megabytes in new[] { 50, 6 })
        {
            var body = $$$"""{"model":{"definitionId":"d","name":"d","description":"{{{new string('x', megabytes * 1024 * 1024)}}}","root":{{{Line}}}}}""";
            Assert.Matches("MB|5242880", await PostAsync(author, "/workflow-definitions", body));
            await author.UploadAsync("/workflow-definitions/import-files", body, HttpStatusCode.BadRequest);
        }

        await StandsAsync(author);
    }

    [Theory]
    [InlineData("""{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"A","type":"Elsa.WriteLine","version":1},{"id":"A","type":"Elsa.WriteLine","version":1}]}""", "Workflow1:F:A")]
    [InlineData("""{"id":"F","type":"Elsa.Flowchart","version":1,"activities":[{"id":"A","type":"Elsa.WriteLine","version":1}],"connections":[{"source":{"activity":"A","port":"Done"},"target":{"activity":"Gone","port":"In"}}]}""", "Gone")]
    [InlineData("""{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"U","type":"Acme.Unknown","version":3}]}""", "Acme.Unknown")]
    [InlineData("""{"id":"T","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"soon"}}}""", "Workflow1:T")]
    [InlineData("""{"id":"T","type":"Elsa.Cron","version":1,"canStartWorkflow":true,"cronExpression":{"typeName":"String","expression":{"type":"Literal","value":"never"}}}""", "Cron")]
    public async Task A_drawing_that_cannot_run_is_saved_but_not_published_and_the_place_is_named(string root, string place)
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("d", Line);
        await author.SaveAsync("d", root, publish: false);

        Assert.Contains(place, Bilingual(await author.RefusedAsync("/workflow-definitions/d/publish")), StringComparison.Ordinal);
        Assert.Equal(2, (int)(await author.GetJsonAsync("/workflow-definitions/d"))["version"]!);
        await StandsAsync(author);
    }

    [Theory]
    [InlineData("""{"model":{"definitionId":"d","root":{"id":"W","id":"W","type":"Elsa.WriteLine","version":1}}}""")]
    [InlineData("""{"model":{"definitionId":"d","root":7}}""")]
    [InlineData("""{"model":{"definitionId":"d","root":{}}}""")]
    [InlineData("""{"model":{"definitionId":"d","root":{"id":{},"type":[],"version":"x"}}}""")]
    [InlineData("""{"model":{"definitionId":{"a":1},"name":["x"],"variables":"none","inputs":7,"outputs":true,"outcomes":{},"options":[],"customProperties":"x","root":{"id":"W","type":"Elsa.WriteLine","version":1}}}""")]
    [InlineData("""{"model":{"definitionId":"d","variables":[7,null,{"name":{}},{"id":[],"typeName":9,"isArray":"perhaps"}],"root":{"id":"W","type":"Elsa.WriteLine","version":1,"text":7}}}""")]
    [InlineData("""{"model":{"definitionId":"d","root":{"id":"W","type":"Elsa.WriteLine","version":1,"text":{"typeName":5,"expression":[1,2]}}}}""")]
    [InlineData("""{"model":{"definitionId":"d","root":{"id":"F","type":"Elsa.Flowchart","version":1,"activities":"x","connections":{"source":5}}}}""")]
    [InlineData("""{"model":{"definitionId":"d","root":{"id":"F","type":"Elsa.Flowchart","version":1,"activities":[null,7,"x",[]],"connections":[null,{"source":"A","target":[]},{"source":{"activity":5},"target":{"port":{}}}]}}}""")]
    [InlineData("""{"model":{"definitionId":"d","version":99999999999999999999,"root":{"id":"W","type":"Elsa.WriteLine","version":1e400}}}""")]
    [InlineData("""{"model":{"definitionId":"d","customProperties":{"Flowchart:ExecutionMode":{}},"options":{"usableAsActivity":[],"activationStrategyType":7},"root":{"id":"W","type":"Elsa.WriteLine","version":1}}}""")]
    [InlineData("""{"model":null}""")]
    [InlineData("""{"publish":true}""")]
    public async Task Whatever_shape_a_definition_has_it_is_taken_or_refused_and_the_list_is_still_there(string body)
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("stays", Line);

        using (var saved = await author.PostAsync("/elsa/api/workflow-definitions", new StringContent(body, Encoding.UTF8, "application/json")))
            await TakenOrRefusedAsync(saved);
        using (var imported = await author.PostAsync("/elsa/api/workflow-definitions/import", new StringContent(JsonNode.Parse(body, documentOptions: new() { AllowDuplicateProperties = true })!["model"]?.ToJsonString() ?? "null", Encoding.UTF8, "application/json")))
            await TakenOrRefusedAsync(imported);
        var ids = (await author.GetJsonAsync("/workflow-definitions"))["items"]!.AsArray().Select(row => (string)row!["definitionId"]!).ToList();
        Assert.Contains("stays", ids);
        foreach (var id in ids)
        {
            await author.GetJsonAsync("/workflow-definitions/" + Uri.EscapeDataString(id));
            using var published = await author.PostAsJsonAsync($"/elsa/api/workflow-definitions/{Uri.EscapeDataString(id)}/publish", new { });
            await TakenOrRefusedAsync(published);
            using var ran = await author.PostAsJsonAsync($"/elsa/api/workflow-definitions/{Uri.EscapeDataString(id)}/execute", new { versionOptions = "Latest" });
            await TakenOrRefusedAsync(ran, mayBeMissing: true);
        }

        await author.GetJsonAsync("/descriptors/activities");
    }

    [Theory]
    [InlineData("/workflow-instances", """{"page":"first"}""")]
    [InlineData("/workflow-instances", """{"statuses":["Sleeping"]}""")]
    [InlineData("/workflow-instances", """{"timestampFilters":[{"column":"id; drop table","operator":"Is","timestamp":"2005-01-01T00:00:00Z"}]}""")]
    [InlineData("/activity-executions/report", """{"activityNodeIds":7}""")]
    [InlineData("/alterations/submit", """{"alterations":"all"}""")]
    [InlineData("/bulk-actions/publish/workflow-definitions/by-definition-ids", """{"definitionIds":{"a":1}}""")]
    [InlineData("/tests/activities", """{"activityHandle":[]}""")]
    [InlineData("/events/go/trigger", """[1,2""")]
    public async Task A_call_that_makes_no_sense_is_refused_in_both_languages(string path, string body)
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);

        await PostAsync(admin, path, body);
    }

    [Fact]
    public async Task Of_versions_published_at_once_one_is_published_and_none_is_lost()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("d", Line);
        await author.SaveAsync("d", Waits, publish: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0
            ? author.PostAsJsonAsync("/elsa/api/workflow-definitions/d/publish", new { })
            : author.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = new JsonObject { ["definitionId"] = "d", ["name"] = "d", ["root"] = JsonNode.Parse(Line.Replace("ok", $"{i}", StringComparison.Ordinal)) }, ["publish"] = true })));

        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answer.Dispose();
        }

        var versions = (await author.GetJsonAsync("/workflow-definitions?versionOptions=AllVersions&definitionIds=d"))["items"]!.AsArray();
        Assert.Single(versions, row => (bool)row!["isPublished"]!);
        Assert.Single(versions, row => (bool)row!["isLatest"]!);
        Assert.Equal(versions.Count, versions.Select(row => (int)row!["version"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_definition_with_running_instances_is_not_deleted_and_they_go_on()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        var saved = await admin.SaveAsync("d", Waits);
        var id = await admin.ExecuteAsync("d");

        foreach (var path in new[] { "/workflow-definitions/d", "/workflow-definitions/d/version/1", "/workflow-definition-versions/" + saved["workflowDefinition"]!["id"] })
        {
            using var refused = await admin.DeleteAsync("/elsa/api" + path);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Bilingual(await refused.Content.ReadAsStringAsync());
        }

        Bilingual(await admin.RefusedAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", JsonNode.Parse("""{"definitionIds":["d"]}""")));
        await admin.PostJsonAsync("/events/go/trigger", new JsonObject { ["workflowExecutionMode"] = "Synchronous" });
        Assert.Equal("Finished", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);
    }

    [Fact]
    public async Task A_task_is_completed_once_and_an_instance_that_ended_hears_nothing_more()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("d", """{"id":"R","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"check"}}}""");
        var id = await admin.ExecuteAsync("d");
        var taskId = (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]!;

        await admin.PostJsonAsync($"/tasks/{taskId}/complete");
        var journal = (int)(await admin.GetJsonAsync($"/workflow-instances/{id}/journal"))["totalCount"]!;
        using (var again = await admin.PostAsJsonAsync($"/elsa/api/tasks/{taskId}/complete", new { }))
            Assert.True(again.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound);
        await admin.PostJsonAsync("/events/go/trigger", new JsonObject { ["workflowInstanceId"] = id, ["workflowExecutionMode"] = "Synchronous" });

        Assert.Equal(journal, (int)(await admin.GetJsonAsync($"/workflow-instances/{id}/journal"))["totalCount"]!);
    }

    private static async Task<string> PostAsync(HttpClient client, string path, string body)
    {
        using var answer = await client.PostAsync("/elsa/api" + path, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {text}");
        return Bilingual(text);
    }

    private static async Task TakenOrRefusedAsync(HttpResponseMessage answer, bool mayBeMissing = false)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.BadRequest)
            Bilingual(text);
        else
            Assert.True(answer.StatusCode == HttpStatusCode.OK || mayBeMissing && answer.StatusCode == HttpStatusCode.NotFound, $"{(int)answer.StatusCode} {text}");
    }

    private static string Bilingual(string answer)
    {
        var said = string.Concat(JsonNode.Parse(answer)!["errors"]!.AsObject().SelectMany(member => member.Value!.AsArray()).Select(text => (string)text!));
        Assert.True(Chinese().IsMatch(said) && English().IsMatch(said), answer);
        return said;
    }

    // The definition that was published before is published still, and runs.
    private static async Task StandsAsync(HttpClient author)
    {
        var published = await author.GetJsonAsync("/workflow-definitions/d?versionOptions=Published");
        Assert.Equal((1, "W"), ((int)published["version"]!, (string)published["root"]!["id"]!));
        await author.ExecuteAsync("d");
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]{2}")]
    private static partial Regex Chinese();

    [GeneratedRegex("[A-Za-z]{3}")]
    private static partial Regex English();
}
