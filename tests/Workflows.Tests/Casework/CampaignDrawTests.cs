using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

public sealed class CampaignDrawTests
{
    [Fact]
    public void The_draw_of_a_case_can_be_repeated_and_takes_the_campaigns_share()
    {
        var settings = new CampaignSettings();
        var decisions = Enumerable.Range(1, 5_000).Select(number => AcceptanceDraw.Decide(Subject($"2005-166-{number:D5}"), settings)).ToList();
        Assert.Equal(decisions, Enumerable.Range(1, 5_000).Select(number => AcceptanceDraw.Decide(Subject($"2005-166-{number:D5}"), settings)));
        Assert.InRange(decisions.Count(decision => decision.OnSite), 900, 1_100);
    }

    [Fact]
    public void A_unit_with_a_reason_is_never_left_to_the_draw() =>
        Assert.Equal(AcceptanceReason.Order, AcceptanceDraw.Decide(Subject("x") with { HadOrder = true }, new CampaignSettings { SamplingRate = 0 }).Reason);

    [Theory]
    [InlineData("today")]
    [InlineData("service")]
    [InlineData("phase-end:1")]
    [InlineData("phase-start:2")]
    [InlineData("due:T-06")]
    [InlineData("2005-05-10")]
    public void A_day_is_read_as_workflows_write_it(string text) => Assert.NotNull(DayExpression.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("phase-end:0")]
    [InlineData("2005-02-30")]
    public void An_unreadable_day_is_refused(string? text) => Assert.Equal("day.unreadable", Assert.Throws<RefusedException>(() => DayExpression.Parse(text)).Refusal.Code);

    private static AcceptanceSubject Subject(string number) => new(number, "福田区", UnitCategory.Hotel, HadOrder: false, HadPenalty: false, FiledLate: false);
}
