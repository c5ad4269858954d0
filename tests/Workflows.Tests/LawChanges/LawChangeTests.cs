using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.LawChanges;

/// <summary>The law changes under an open case: the act before, the decision after (从旧兼从轻).</summary>
public sealed class LawChangeTests
{
    private static readonly LocalDate AfterTheChange = new(2006, 3, 2);

    [Fact]
    public async Task A_case_keeps_its_law_until_a_legal_officer_has_chosen()
    {
        await using var stage = await FoundAsync();
        Assert.False((await LawAsync(stage)).IsOpen);
        GoTo(stage, AfterTheChange);
        var law = await LawAsync(stage);
        Assert.Equal(("LP-2005", "LP-2006", true, new LocalDate(2005, 5, 10)), (law.Held.Id, law.InForce.Id, law.IsOpen, law.ActOn));

        Assert.Null((await ChooseAsync(stage, "LP-2006", LawGround.NewLawIsMilder)).Refusal);
        law = await LawAsync(stage);
        Assert.Equal(("LP-2006", false), (law.Held.Id, law.IsOpen));
        var @case = await stage.CaseAsync();
        Assert.Equal(("LP-2006", "LP-2006"), (@case.LegalProfile, @case.LawSettledUnder));
    }

    [Fact]
    public async Task The_choice_stays_on_record_with_its_reason_and_in_the_audit_chain()
    {
        await using var stage = await FoundAsync();
        GoTo(stage, AfterTheChange);
        Assert.Null((await ChooseAsync(stage, "LP-2005", LawGround.OldLawOfTheAct, "行为发生于2005年5月，新法处罚不轻于旧法。")).Refusal);
        var law = await LawAsync(stage);
        Assert.Equal(("LP-2005", false), (law.Held.Id, law.IsOpen));
        var decision = Assert.Single(law.Decisions);
        Assert.Equal(("legal", "LP-2005", "LP-2006"), (decision.DecidedBy, decision.ChosenProfile, decision.NewProfile));
        var audited = await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().SingleAsync(row => row.Act == "law.chosen"));
        Assert.Equal(("LP-2005 / LP-2006", "LP-2005", "行为发生于2005年5月，新法处罚不轻于旧法。"), (audited.Before, audited.After, audited.Reason));
        Assert.Equal("law.nothing-to-choose", (await ChooseAsync(stage, "LP-2006", LawGround.NewLawIsMilder)).Refusal?.Code);
        Assert.Contains("legal:reviewing", (await stage.CaseAsync()).Parts);
    }

    [Fact]
    public async Task The_next_change_of_law_asks_again()
    {
        await using var stage = await FoundAsync();
        GoTo(stage, AfterTheChange);
        await ChooseAsync(stage, "LP-2005", LawGround.OldLawOfTheAct);
        GoTo(stage, new(2012, 1, 4));
        var law = await LawAsync(stage);
        Assert.Equal(("LP-2005", "LP-2012", true), (law.Held.Id, law.InForce.Id, law.IsOpen));
        var cap = law.Differences.Single(row => row.Key == "surcharge-cap");
        Assert.Equal(("没有上限", "不超出罚款数额", MilderLaw.New), (cap.HeldZh, cap.NewZh, cap.Milder));
    }

    [Fact]
    public async Task Only_a_legal_officer_outside_the_case_chooses_and_only_between_the_two_with_a_reason()
    {
        await using var stage = await FoundAsync();
        Assert.Equal("law.nothing-to-choose", (await ChooseAsync(stage, "LP-2006", LawGround.NewLawIsMilder)).Refusal?.Code);
        GoTo(stage, AfterTheChange);
        Assert.Equal("not-allowed", (await ChooseAsync(stage, "LP-2006", LawGround.NewLawIsMilder, actor: stage.Lead)).Refusal?.Code);
        Assert.Equal("law.own-case", (await ChooseAsync(stage, "LP-2006", LawGround.NewLawIsMilder, actor: stage.First with { Roles = [Role.Legal] })).Refusal?.Code);
        Assert.Equal("law.not-of-the-two", (await ChooseAsync(stage, "LP-2021", LawGround.NewLawIsMilder)).Refusal?.Code);
        Assert.Equal("law.ground", (await ChooseAsync(stage, "LP-2005", LawGround.NewLawIsMilder)).Refusal?.Code);
        Assert.Equal("law.ground", (await ChooseAsync(stage, "LP-2006", LawGround.OldLawOfTheAct)).Refusal?.Code);
        Assert.Equal("law.reason", (await ChooseAsync(stage, "LP-2006", LawGround.ActAfterTheChange, " ")).Refusal?.Code);
        Assert.Empty((await LawAsync(stage)).Decisions);
    }

    [Fact]
    public async Task What_is_drafted_after_the_choice_rests_on_the_chosen_law()
    {
        // C11 asks for what ministry order 82 asks, which took effect on the first of March 2006.
        await using var stage = await FoundAsync("C11", UnitCategory.Carrier);
        GoTo(stage, AfterTheChange);
        Assert.DoesNotContain("公安部令第82号第八条", await BasesAsync(stage));
        await ChooseAsync(stage, "LP-2006", LawGround.ActAfterTheChange);
        Assert.Contains("公安部令第82号第八条", await BasesAsync(stage));
    }

    [Fact]
    public async Task The_old_law_judges_the_act_while_the_case_proceeds_by_the_new()
    {
        await using var stage = await FoundAsync("C11", UnitCategory.Carrier);
        Assert.Null((await stage.CaseAsync()).ProcedureProfile);
        GoTo(stage, AfterTheChange);
        Assert.Null((await ChooseAsync(stage, "LP-2005", LawGround.OldLawOfTheAct)).Refusal);
        Assert.Equal(("LP-2005", "LP-2006"), ((await stage.CaseAsync()).LegalProfile, (await stage.CaseAsync()).ProcedureProfile));
        // What the order rests on is of the old law, by which its dates are counted of the new.
        Assert.DoesNotContain("公安部令第82号第八条", await BasesAsync(stage));
        Assert.Equal("LP-2006", (await stage.InAsync(provider => provider.GetRequiredService<OrderDesk>().PreviewAsync(stage.CaseId, [], null))).Value.Profile.Id);
        Assert.Equal("LP-2006", Assert.Single((await LawAsync(stage)).Decisions).ProcedureProfile);
    }

    [Fact]
    public async Task The_procedure_of_2021_gives_five_working_days_and_the_substance_of_2005_spares_no_first_violation()
    {
        await using var stage = await FoundAsync();
        GoTo(stage, new(2021, 8, 2));
        await ChooseAsync(stage, "LP-2005", LawGround.OldLawOfTheAct);
        var file = new CaseFile(stage.Campaign, await stage.CaseAsync(), null);
        Assert.Equal((StatutoryPeriod.Parse("5 wd"), true), (file.Profile.LengthOf("T-19"), file.Profile.PenaltyLaw.Year == 2021));
        Assert.Equal(("LP-2005", false), (file.Substance.Id, file.Substance.FirstViolationMayBeSpared));
    }

    [Fact]
    public async Task Once_a_penalty_was_decided_the_remedies_that_the_unit_was_told_of_stay()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 12_000);
        GoTo(stage, AfterTheChange);
        Assert.Null((await ChooseAsync(stage, "LP-2005", LawGround.OldLawOfTheAct)).Refusal);
        Assert.Equal("LP-2005", (await stage.CaseAsync()).ProcedureProfile);
    }

    [Theory]
    [InlineData("LP-2018", "LP-2021", "first-violation", MilderLaw.New)]
    [InlineData("LP-2018", "LP-2021", "surcharge-review", MilderLaw.New)]
    [InlineData("LP-2018", "LP-2021", "T-19", MilderLaw.Neither)]
    [InlineData("LP-2015", "LP-2017", "log-retention", MilderLaw.Held)]
    [InlineData("LP-2024", "LP-2026A", "violation-V15", MilderLaw.Held)]
    [InlineData("LP-2013", "LP-2015", "suit-term", MilderLaw.Neither)]
    [InlineData("LP-2021", "LP-2024", "review-body", MilderLaw.Neither)]
    public void The_points_in_which_two_laws_differ_are_named_with_the_milder_of_them(string held, string next, string key, MilderLaw milder)
    {
        var difference = LawComparison.Of(LegalProfiles.For(held), LegalProfiles.For(next), ["V01", "V15"]).Single(row => row.Key == key);
        Assert.Equal(milder, difference.Milder);
        Assert.NotEqual(difference.HeldZh, difference.NewZh);
        Assert.NotEqual(difference.HeldEn, difference.NewEn);
    }

    [Fact]
    public void A_law_compared_with_itself_differs_in_nothing() =>
        Assert.All(LegalProfiles.All, profile => Assert.Empty(LawComparison.Of(profile, profile, ["V01", "V15"])));

    private static Task<CompetingLaw> LawAsync(Stage stage) => stage.InAsync(async provider => (await provider.GetRequiredService<LawChangeDesk>().ReadAsync(stage.CaseId))!);

    private static Task<Answer<LawDecision>> ChooseAsync(Stage stage, string profile, LawGround ground, string reason = "理由", Actor? actor = null) =>
        stage.InAsync(provider => provider.GetRequiredService<LawChangeDesk>().ChooseAsync(stage.CaseId, profile, ground, reason, actor ?? stage.Legal));

    private static async Task<IReadOnlyList<string>> BasesAsync(Stage stage)
    {
        var preview = await stage.InAsync(provider => provider.GetRequiredService<OrderDesk>().PreviewAsync(stage.CaseId, [], null));
        return Assert.Single(preview.Value.Items).Item.Bases;
    }

    /// <summary>Only the clock goes on: what falls due meanwhile is another matter.</summary>
    private static void GoTo(Stage stage, LocalDate day) => stage.Clock.SetUtcNow(LegalClock.At(day, new LocalTime(10, 0)));

    private static async Task<Stage> FoundAsync(string item = "A04", UnitCategory category = UnitCategory.Hotel)
    {
        var stage = await Stage.OpenAsync(category);
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding(item)));
        return stage;
    }
}
