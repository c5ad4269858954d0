using Microsoft.Extensions.Time.Testing;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Planning;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Simulation;

public sealed class SimulatedTipsTests
{
    private const int Seed = 7;
    private static readonly Rates Rates = new();
    private static readonly IReadOnlyList<Unit> Register = [.. new SyntheticRegister(Seed).Generate(1_000)];
    private static readonly Campaign Campaign = Campaign2005.Create(new FakeTimeProvider());

    [Fact]
    public void The_same_seed_gives_the_same_tips_and_another_gives_others()
    {
        Assert.Equal(Tips(Seed), Tips(Seed));
        Assert.NotEqual(Tips(Seed), Tips(Seed + 1));
    }

    [Fact]
    public void They_come_one_after_the_other_within_the_campaign()
    {
        var tips = Tips(Seed);
        Assert.Equal(260, tips.Count);
        Assert.All(tips.Zip(tips.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
        Assert.All(tips, tip => Assert.InRange(tip.Given.ReceivedOn, Campaign.PhaseNumber(1).First, Campaign.PhaseNumber(3).Last));
        Assert.All(tips, tip => Assert.Equal(tip.Given.ReceivedOn, LegalClock.DateOf(tip.At)));
    }

    [Fact]
    public void A_repetition_is_about_the_place_and_the_kind_of_one_of_the_thirty_days_before()
    {
        var tips = Tips(Seed);
        var repetitions = tips.Where(tip => tip.Fate == TipFate.Repeated).ToList();
        Assert.InRange(repetitions.Count, 20, 60);
        Assert.All(repetitions, tip => Assert.Contains(tips, earlier => earlier.At < tip.At && earlier.Fate != TipFate.Repeated
            && (earlier.Given.Address, earlier.Given.Type) == (tip.Given.Address, tip.Given.Type) && earlier.Given.ReceivedOn.PlusDays(TipDesk.DuplicateDays) >= tip.Given.ReceivedOn));
    }

    [Fact]
    public void What_is_for_others_is_for_an_authority_that_may_take_it()
    {
        var others = Tips(Seed).Where(tip => tip.Fate == TipFate.OfOthers).Select(tip => TipWords.Matter(tip.Given.Type)).OfType<string>().ToList();
        Assert.NotEmpty(others);
        Assert.All(others, matter => Assert.NotEmpty(Competence.Of(matter).On(Campaign.IssuedOn).Authorities));
    }

    [Fact]
    public void Nothing_that_officers_read_names_the_informant()
    {
        var named = Tips(Seed).Where(tip => tip.Given.InformantName is not null).ToList();
        Assert.InRange(named.Count, 100, 200);
        Assert.All(named, tip => Assert.DoesNotContain(tip.Given.InformantName!, $"{tip.Given.Content} {tip.Given.Suspect} {tip.Name} {tip.Given.Address}", StringComparison.Ordinal));
        Assert.All(named, tip => Assert.DoesNotContain(tip.Given.InformantContact!, $"{tip.Given.Content} {tip.Given.Suspect} {tip.Name} {tip.Given.Address}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_forecast_of_the_same_seed_and_dates_reckons_with_the_same_tips()
    {
        var tips = Tips(Seed);
        var forecast = new Forecasting(WorkingDayCalendar.China).Play(new CampaignPlan
        {
            Name = "同种子",
            Units = Register.Count,
            Seed = Seed,
            TipRate = Rates.TipsPerUnit,
            SelfCheck = Of(1),
            Inspection = Of(2),
            Acceptance = Of(3),
        });
        Assert.Equal(tips.Count, forecast.Tips);
        Assert.Equal(tips.Count(tip => tip.Fate is TipFate.Own or TipFate.Unfounded or TipFate.Unverifiable), forecast.TipsVerified);
        Assert.Equal(tips.Count(tip => tip.Fate == TipFate.Own), forecast.CasesFromTips);
    }

    private static PlannedPhase Of(int number) => new(Campaign.PhaseNumber(number).First, Campaign.PhaseNumber(number).Last);

    private static IReadOnlyList<SimulatedTip> Tips(int seed) => SimulatedTips.Of(seed, Rates, Campaign, Register).InOrder;
}
