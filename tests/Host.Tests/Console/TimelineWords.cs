using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Workbench;

/// <summary>What the timeline of a case says of an event.</summary>
public sealed class TimelineWords
{
    private const string Chosen = "在 LP-2005 / LP-2006 中选定 LP-2005（行为在新法施行前，新法并非较轻）。";

    /// <summary>The law that stays is named beside the one that it was preferred to, as it is recorded now and as it was at first.</summary>
    [Theory]
    [InlineData("LP-2005 / LP-2006", """{"newProfile":"LP-2006","procedureProfile":"LP-2006","ground":"OldLawOfTheAct"}""", Chosen + " 实体适用LP-2005，程序适用LP-2006。")]
    [InlineData("LP-2005", """{"newProfile":"LP-2006","ground":"OldLawOfTheAct"}""", Chosen)]
    public void A_choice_of_law_names_both_laws_and_why_one_of_them(string before, string data, string says) =>
        Assert.Equal(new TimelineChange(null, says), TimelineChange.Of(Event("law.chosen", before, "LP-2005", data), Acts(), new Texts()));

    [Fact]
    public void A_move_of_the_case_names_its_states() =>
        Assert.Equal(new TimelineChange("待检查", "检查中"), TimelineChange.Of(Event("case.state", "U20", "U21", null), Acts(), new Texts()));

    [Theory]
    [InlineData("T-22 2005-05-30", "听证举行 2005-05-30")]
    [InlineData("PHASE-3 2005-05-20", "第3阶段开始 2005-05-20")]
    [InlineData("T-99 2005-05-30", "T-99 2005-05-30")]
    public void A_deadline_is_called_by_its_name(string recorded, string says) =>
        Assert.Equal(new TimelineChange(null, says), TimelineChange.Of(Event("deadline.armed", null, recorded, null), Acts(), new Texts()));

    [Theory]
    [InlineData("OnSite", "现场验收")]
    [InlineData("Document", "书面验收")]
    public void A_draw_says_how_the_unit_is_accepted(string recorded, string says) =>
        Assert.Equal(new TimelineChange(null, says), TimelineChange.Of(Event("acceptance.drawn", null, recorded, null), Acts(), new Texts()));

    private static AuditEvent Event(string act, string? before, string after, string? data) =>
        new() { Id = "1", Stream = "case-1", Sequence = 1, At = default, ActorId = "legal", ActorName = "法制员", Act = act, Before = before, After = after, Data = data, PreviousHash = "", Hash = "" };

    private static IActCatalog Acts()
    {
        var services = new ServiceCollection();
        services.AddCasework();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IActCatalog>();
    }
}
