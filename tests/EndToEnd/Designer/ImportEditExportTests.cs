using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A shipped definition goes through the designer and comes out with what its author changed, and nothing else.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class ImportEditExportTests(DesignerRoom room)
{
    // What the server writes anew at each save.
    private static readonly string[] Stamps = ["id", "version", "createdAt", "isLatest", "isPublished", "toolVersion", "links", "$schema"];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Only_the_edit_differs_between_what_was_imported_and_what_is_exported()
    {
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        var shipped = RepositoryFolder.Combine("workflows-json", "acceptance.json");

        await author.Page.GotoAsync("/designer");
        await Assertions.Expect(desk.Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await author.Page.RunAndWaitForResponseAsync(
            () => desk.Frame.Locator("input[type=file]").First.SetInputFilesAsync(shipped),
            answer => answer.Url.Contains("/import", StringComparison.Ordinal) && answer.Ok);
        await desk.OpenAsync("acceptance", 22);
        await desk.Frame.Locator(".x6-node[data-cell-id=Draw]").ClickAsync();
        await desk.TabAsync("常规");
        await desk.FillAsync("显示文字", "抽取单位");
        await author.ScreenshotAsync("import-edited");

        var before = Told(JsonNode.Parse(await File.ReadAllTextAsync(shipped))!.AsObject());
        var after = Told(JsonNode.Parse(await ExportAsync(author))!.AsObject());
        var differences = new List<string>();
        Compare("", before, after, differences);
        Assert.Equal(["/root/activities/Draw/metadata/displayText: \"验收抽样\" → \"抽取单位\""], differences);
        Assert.Equal("", author.Complaints);
    }

    private static async Task<string> ExportAsync(BrowserPage author) =>
        await author.Page.EvaluateAsync<string>("async () => (await fetch('/elsa/api/workflow-definitions/acceptance/export?versionOptions=Latest')).text()");

    private static JsonObject Told(JsonObject document)
    {
        foreach (var stamp in Stamps)
            document.Remove(stamp);
        return document;
    }

    // Lists of named things are compared by id.
    private static void Compare(string place, JsonNode? before, JsonNode? after, List<string> differences)
    {
        if ((before ?? after) is JsonArray or JsonObject && (after ?? before) is JsonArray or JsonObject)
        {
            var (left, right) = (Members(before), Members(after));
            foreach (var name in left.Keys.Union(right.Keys))
                Compare($"{place}/{name}", left.GetValueOrDefault(name), right.GetValueOrDefault(name), differences);
        }
        else if (!Meaning(before, place).Equals(Meaning(after, place), StringComparison.Ordinal))
        {
            differences.Add($"{place}: {before?.ToJsonString(Readable)} → {after?.ToJsonString(Readable)}");
        }
    }

    // A step that may not start the flow, or does not run beside it, says so or says nothing: Elsa reads both alike.
    private static string Meaning(JsonNode? value, string place) =>
        place.EndsWith("/customProperties/canStartWorkflow", StringComparison.Ordinal) || place.EndsWith("/customProperties/runAsynchronously", StringComparison.Ordinal)
            ? value?.ToJsonString() ?? "false" : value?.ToJsonString() ?? "null";

    private static Dictionary<string, JsonNode?> Members(JsonNode? node) => node switch
    {
        JsonObject group => group.ToDictionary(member => member.Key, member => member.Value),
        JsonArray list => list.Select((item, index) => (Name: (item as JsonObject)?["id"]?.ToString() ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture), Item: item)).ToDictionary(entry => entry.Name, entry => entry.Item),
        _ => [],
    };
}
