using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Definitions leave the list as files, packed or single, and come back; what is too large does not.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class PackedFilesTests(DesignerRoom room)
{
    private static readonly string[] Exported = ["files-one", "files-two", "files-three"];

    [Fact]
    public async Task Three_definitions_are_exported_together_and_imported_as_drafts_and_as_new_ones()
    {
        foreach (var id in Exported)
            await new DrawnFlow(room.Campaign, id, $"装箱{id}").PublishAsync(1, DrawnFlow.Step("Elsa.WriteLine", "Say", "text", "hello"), DrawnFlow.Step("Elsa.Event", "Wait", "eventName", "files-never"));
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await author.Page.GotoAsync("/designer");
        await desk.SearchAsync("装箱");
        await Assertions.Expect(desk.Frame.Locator("tbody tr")).ToHaveCountAsync(3);

        // One file, called as the answer says.
        await Row(desk, "files-two").Locator(".mud-menu-icon-button-activator").Last.ClickAsync();
        Assert.Equal("workflow-definition-files-two-files-two-files-two_v1.json", (await ExportAsync(author, desk)).SuggestedFilename);

        foreach (var id in Exported)
            await Row(desk, id).Locator("input[type=checkbox]").CheckAsync();
        await desk.Frame.GetByText("批量操作").First.ClickAsync();
        var files = await UnpackAsync(await (await ExportAsync(author, desk)).PathAsync());
        Assert.Equal(3, files.Count);

        // One goes over what it was, as a draft; the others come as new definitions.
        var changed = files.ToDictionary(file => file.Key, file => file.Value.Contains("files-one", StringComparison.Ordinal)
            ? file.Value.Replace("hello", "changed", StringComparison.Ordinal)
            : file.Value.Replace("files-t", "files-new-t", StringComparison.Ordinal));
        Assert.Contains("3 流程 导入成功", await ImportAsync(desk, new FilePayload { Name = "three.zip", MimeType = "application/zip", Buffer = Pack(changed) }), StringComparison.Ordinal);
        await Assertions.Expect(desk.Frame.Locator("tbody tr")).ToHaveCountAsync(5);
        await author.ScreenshotAsync("files-imported");
        Assert.Equal([("files-new-three", 1, false), ("files-new-two", 1, false), ("files-one", 1, true), ("files-one", 2, false), ("files-three", 1, true), ("files-two", 1, true)],
            await VersionsAsync());
        foreach (var file in changed.Values)
            Assert.Empty(FileDifferences.Between(file, await FileAsync(author, (string)JsonNode.Parse(file)!["definitionId"]!)));

        // Nothing of more than ten megabytes is taken.
        var large = Encoding.UTF8.GetBytes(changed.Values.First(file => file.Contains("files-one", StringComparison.Ordinal)).Replace("changed", "large", StringComparison.Ordinal) + new string(' ', 11 << 20));
        await desk.Frame.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "large.json", MimeType = "application/json", Buffer = large });
        await Assertions.Expect(desk.Frame.Locator("#left-undone")).ToContainTextAsync("large.json 超过 10 MB，没有导入");
        await author.ScreenshotAsync("files-large");
        Assert.DoesNotContain("large", await FileAsync(author, "files-one"), StringComparison.Ordinal);
        Assert.Equal("", author.Complaints);
    }

    private static ILocator Row(DrawingDesk desk, string text) => desk.Frame.Locator("tbody tr").Filter(new() { HasText = text });

    private static Task<IDownload> ExportAsync(BrowserPage author, DrawingDesk desk) => author.Page.RunAndWaitForDownloadAsync(async () =>
    {
        await desk.Frame.Locator(".mud-popover-open .mud-menu-item").Filter(new() { HasText = "导出" }).ClickAsync();
        await desk.Frame.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "导出" }).ClickAsync();
    });

    private static async Task<string> ImportAsync(DrawingDesk desk, FilePayload file)
    {
        await desk.Frame.Locator("input[type=file]").First.SetInputFilesAsync(file);
        var notice = desk.Frame.Locator(".mud-snackbar").Last;
        await Assertions.Expect(notice).ToBeVisibleAsync();
        var text = await notice.InnerTextAsync();
        await notice.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(desk.Frame.Locator(".mud-snackbar")).ToHaveCountAsync(0);
        return text;
    }

    private static Task<string> FileAsync(BrowserPage author, string definitionId) =>
        author.Page.EvaluateAsync<string>("async (id) => (await fetch(`/elsa/api/workflow-definitions/${id}/export?versionOptions=Latest`)).text()", definitionId);

    private Task<List<ValueTuple<string, int, bool>>> VersionsAsync() => room.Campaign.ReadAsync(db => db.Definitions
        .Where(row => row.DefinitionId.StartsWith("files-")).OrderBy(row => row.DefinitionId).ThenBy(row => row.Version)
        .Select(row => new ValueTuple<string, int, bool>(row.DefinitionId, row.Version, row.IsPublished)).ToListAsync());

    private static async Task<Dictionary<string, string>> UnpackAsync(string path)
    {
        await using var archive = await ZipFile.OpenReadAsync(path);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files.Add(entry.Name, await reader.ReadToEndAsync());
        }

        return files;
    }

    private static byte[] Pack(Dictionary<string, string> files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }
}
