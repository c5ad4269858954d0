using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A flow of two hundred steps is drawn, changed and saved whole.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class LargeFlowTests(DesignerRoom room)
{
    private const int Steps = 200;

    [Fact]
    public async Task Two_hundred_steps_are_saved_whole_as_one_draft_over_what_is_in_force()
    {
        var flow = new DrawnFlow(room.Campaign, "large-flow", "长流程");
        await flow.PublishAsync(1, [.. Enumerable.Range(1, Steps).Select(number => DrawnFlow.Step("Elsa.WriteLine", $"S{number}", "text", $"line {number}"))]);
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await desk.OpenAsync(flow.DefinitionId, Steps);

        await desk.StepWith("S1").ClickAsync();
        await desk.FillAsync("文字", "first change");
        var draft = await DraftAsync();
        var save = await author.Page.RunAndWaitForRequestFinishedAsync(
            () => desk.FillAsync("文字", "second change"),
            new() { Predicate = request => request.Method == "POST" && request.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal) });
        TestContext.Current.TestOutputHelper?.WriteLine($"A save of {Steps} steps was answered after {save.Timing.ResponseStart - save.Timing.RequestStart:F0} ms");

        Assert.Equal(draft with { Json = "" }, (await DraftAsync()) with { Json = "" });
        var saved = await DraftAsync();
        Assert.Contains("second change", saved.Json, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(2, Steps - 1), number => Assert.Contains($"\"line {number}\"", saved.Json, StringComparison.Ordinal));
        Assert.Equal(1, await room.Campaign.ReadAsync(db => db.Definitions.Where(row => row.DefinitionId == flow.DefinitionId && row.IsPublished).Select(row => row.Version).SingleAsync()));
        Assert.Equal("", author.Complaints);

        Task<Draft> DraftAsync() => room.Campaign.ReadAsync(db => db.Definitions.Where(row => row.DefinitionId == flow.DefinitionId && row.IsLatest).Select(row => new Draft(row.Id, row.Version, row.Json)).SingleAsync());
    }

    private sealed record Draft(string Id, int Version, string Json);
}
