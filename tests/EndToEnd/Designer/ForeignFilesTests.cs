using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>What another server wrote: a file as it exports one, and a step of a type that is not installed here.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class ForeignFilesTests(DesignerRoom room)
{
    private const string Unknown = """{"id":"Old","name":"Old1","type":"Acme.Old","version":7,"secret":{"expression":{"type":"Literal","value":"秘密"}},"deep":{"a":[1,{"b":null}]},"metadata":{"designer":{"position":{"x":40,"y":60}}}}""";

    [Fact]
    public async Task An_export_of_a_stock_server_is_opened_and_a_step_that_is_not_installed_is_moved_and_kept_whole()
    {
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await author.Page.GotoAsync("/designer");
        await Assertions.Expect(desk.Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });

        var export = await ExportOfAStockServerAsync();
        var foreign = export.DeepClone();
        (export["name"], foreign["definitionId"], foreign["name"]) = ("转来的流程", "foreign-steps", "转来的步骤");
        foreign["root"]!["type"] = "Elsa.Flowchart";
        foreign["root"]!["activities"]!.AsArray().Add(JsonNode.Parse(Unknown));
        await ImportAsync(author, desk, export, foreign);

        await author.Page.GotoAsync($"/designer/{export["definitionId"]}");
        await Assertions.Expect(desk.Frame.GetByText("WL1").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await author.ScreenshotAsync("foreign-sequence");

        await desk.OpenAsync("foreign-steps", 2);
        await Assertions.Expect(desk.StepWith("Old")).ToContainTextAsync("未识别：Acme.Old");
        await desk.MoveAsync("Old", 120, 80);
        await author.ScreenshotAsync("foreign-unknown");
        await desk.OpenAsync("foreign-steps", 2);
        var kept = JsonNode.Parse((string)(await FileAsync(author, "foreign-steps"))["root"]!["activities"]!.AsArray().Single(step => (string?)step!["id"] == "Old")!["originalActivityJson"]!)!;
        var place = kept["metadata"]!["designer"]!.AsObject();
        Assert.Equal((160, 140), ((int)place["position"]!["x"]!, (int)place["position"]!["y"]!));
        var expected = JsonNode.Parse(Unknown)!;
        (expected["metadata"]!["designer"], expected["customProperties"]) = (place.DeepClone(), kept["customProperties"]!.DeepClone());
        Assert.True(JsonNode.DeepEquals(expected, kept), kept.ToJsonString());

        Assert.Contains("Acme.Old", await desk.PublishAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(author.Errors, error => !error.Contains("400", StringComparison.Ordinal) || !error.Contains("/elsa/api/workflow-definitions", StringComparison.Ordinal));
    }

    private static async Task ImportAsync(BrowserPage author, DrawingDesk desk, params JsonNode[] files)
    {
        await author.Page.RunAndWaitForResponseAsync(
            () => desk.Frame.Locator("input[type=file]").First.SetInputFilesAsync(files.Select(file => new FilePayload { Name = $"{file["definitionId"]}.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file.ToJsonString()) })),
            answer => answer.Url.Contains("/import", StringComparison.Ordinal) && answer.Request.PostData!.Contains("foreign-steps", StringComparison.Ordinal) && answer.Ok);
    }

    private static async Task<JsonObject> ExportOfAStockServerAsync()
    {
        var recorded = await File.ReadAllLinesAsync(RepositoryFolder.Combine("tests", "Host.Tests", "ElsaApi", "exchanges.jsonl"));
        return recorded.Select(line => JsonNode.Parse(line)!).Single(exchange => (string)exchange["name"]! == "063-defs-export-get")["answer"]!.AsObject();
    }

    private static async Task<JsonNode> FileAsync(BrowserPage author, string definitionId) =>
        JsonNode.Parse(await author.Page.EvaluateAsync<string>("async (id) => (await fetch(`/elsa/api/workflow-definitions/${id}/export?versionOptions=Latest`)).text()", definitionId))!;
}
