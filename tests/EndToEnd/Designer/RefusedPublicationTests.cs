using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A drawing that cannot run: it is kept as a draft, and its author is told where it is wrong.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class RefusedPublicationTests(DesignerRoom room)
{
    [Fact]
    public async Task What_cannot_run_is_not_published_and_the_place_is_named_until_it_is_repaired()
    {
        var flow = new DrawnFlow(room.Campaign, "refused-flow", "超时登记");
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.WriteLine", "Say", "text", "hello"), DrawnFlow.Step("Elsa.Delay", "Pause", "timeSpan", "00:01:00"));
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await desk.OpenAsync(flow.DefinitionId, 2);

        await desk.StepWith("Pause").ClickAsync();
        await desk.FillAsync("时长", "soon");
        Assert.Contains("Workflow1:Flow:Pause", await desk.PublishAsync(), StringComparison.Ordinal);
        await author.ScreenshotAsync("refused-place");
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(2);
        Assert.Equal([(1, true), (2, false)], await VersionsAsync(flow));

        await desk.FillAsync("时长", "00:02:00");
        Assert.Contains("须由提请人和编制人以外的人员", await desk.PublishAsync(), StringComparison.Ordinal);
        // It waits for a second person, and its author goes on drawing.
        await desk.FillAsync("时长", "00:03:00");
        Assert.Equal([(1, true), (2, false)], await VersionsAsync(flow));
        Assert.DoesNotContain(author.Errors, error => !error.Contains("400", StringComparison.Ordinal) || !error.Contains("/elsa/api/workflow-definitions", StringComparison.Ordinal));
    }

    private Task<List<ValueTuple<int, bool>>> VersionsAsync(DrawnFlow flow) => room.Campaign.ReadAsync(db => db.Definitions
        .Where(row => row.DefinitionId == flow.DefinitionId).OrderBy(row => row.Version).Select(row => new ValueTuple<int, bool>(row.Version, row.IsPublished)).ToListAsync());
}
