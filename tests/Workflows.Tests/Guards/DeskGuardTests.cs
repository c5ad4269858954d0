using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Absences;
using Orchestrator.Workflows.Guards.LawChanges;
using Orchestrator.Workflows.Guards.Plans;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of what is decided outside the workflow of a case: inspection plans, deputies, and which of two laws governs a case.</summary>
public sealed class DeskGuardTests
{
    private static readonly LocalDate Today = new(2005, 4, 28);
    private static readonly FakeTimeProvider Clock = new(LegalClock.StartOf(Today));

    /// <summary>A sentence, the facts of a trial held against its guard, and the code of the refusal; null when the guard agrees.</summary>
    private sealed record Trial(string Sentence, Func<Refusal?> Check, string? Code = null);

    private static readonly IReadOnlyList<Trial> Plans =
    [
        new("The campaign office makes a plan.", Plan(new APlanIsMadeByTheOfficeOrTheHead(), Facts(Role.Office))),
        new("So does the head of the division.", Plan(new APlanIsMadeByTheOfficeOrTheHead(), Facts(Role.Lead))),
        new("Nobody else does.", Plan(new APlanIsMadeByTheOfficeOrTheHead(), Facts(Role.Officer)), "not-allowed"),
        new("Not before the campaign is launched.", Plan(new APlanIsMadeByTheOfficeOrTheHead(), Facts(Role.Office, CampaignState.Draft)), "campaign.not-launched"),
        new("A plan begins with the phase.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-20"))),
        new("Not the day before.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-01", "2005-05-20")), "inspection.before-phase"),
        new("After the phase it gives its reason.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-21")), "plan.after-phase"),
        new("With it, it may go on.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-21", reason: "单位众多"))),
        new("A blank reason is none.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-21", reason: " ")), "plan.after-phase"),
        new("It may last one day.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-02"))),
        new("It does not end before it begins.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-03", "2005-05-02")), "plan.days"),
        new("It lasts a year at the most.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2006-05-03", reason: "x"))),
        new("Not longer.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2006-05-04", reason: "x")), "plan.days"),
        new("It may end today.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-10") with { Today = new LocalDate(2005, 5, 10) })),
        new("Not yesterday.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-09") with { Today = new LocalDate(2005, 5, 10) }), "plan.days-over"),
        new("A pair makes one visit a day.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-20", 1))),
        new("Or ten.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-20", 10))),
        new("Not none.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-20", 0)), "plan.visits-per-day"),
        new("Not eleven.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-20", 11)), "plan.visits-per-day"),
        new("A campaign without a phase of inspection has no plan.", Plan(new APlanHasItsDaysAndItsMeasure(), Wish("2005-05-02", "2005-05-20") with { Campaign = CampaignOf(CampaignState.Launched, hasPhases: false) }), "plan.no-phase"),
        new("One working day is enough.", Plan(new APlanHasAWorkingDay(), Facts(Role.Office) with { WorkingDays = 1 })),
        new("None is not.", Plan(new APlanHasAWorkingDay(), Facts(Role.Office)), "plan.no-working-day"),
        new("A draft is changed and decided.", Plan(new OnlyADraftIsChangedOrDecided(), Facts(Role.Office) with { Plan = PlanOf(InspectionPlanState.Draft) })),
        new("What was approved is not.", Plan(new OnlyADraftIsChangedOrDecided(), Facts(Role.Office) with { Plan = PlanOf(InspectionPlanState.Approved) }), "plan.not-a-draft"),
        new("Nor what is not there.", Plan(new OnlyADraftIsChangedOrDecided(), Facts(Role.Office)), "plan.not-a-draft"),
        new("A head who had no hand in it approves it.", Plan(new WhoMadeAPlanDoesNotApproveIt(), Facts(Role.Lead) with { Plan = PlanOf(InspectionPlanState.Draft) })),
        new("A head who changed it does not.", Plan(new WhoMadeAPlanDoesNotApproveIt(), Facts(Role.Lead) with { Plan = PlanOf(InspectionPlanState.Draft, "a") }), "plan.four-eyes"),
        new("The office does not.", Plan(new WhoMadeAPlanDoesNotApproveIt(), Facts(Role.Office) with { Plan = PlanOf(InspectionPlanState.Draft) }), "not-allowed"),

        new("A visit is to a unit that is still to be inspected.", Visit(new AVisitIsToAUnitStillToBeInspected(), Trialled())),
        new("Not to one that is not.", Visit(new AVisitIsToAUnitStillToBeInspected(), Trialled() with { Subject = null }), "plan.not-to-inspect"),
        new("Nor to one whose case stands still.", Visit(new AVisitIsToAUnitStillToBeInspected(), Trialled(isOnHold: true)), "plan.on-hold"),
        new("Two officers make it.", Visit(new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), Trialled())),
        new("Not one without the first.", Visit(new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), Trialled() with { Lead = null }), "plan.officers"),
        new("Not one without the second.", Visit(new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), Trialled() with { Second = null }), "plan.officers"),
        new("Not one twice.", Visit(new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), Trialled() with { Second = Officer("off1") }), "officers.not-two"),
        new("Not the first under recusal.", Visit(new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), Trialled("off1")), "plan.kept-out"),
        new("Not the second.", Visit(new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), Trialled("off2")), "plan.kept-out"),
        new("A visit lies on a day of the plan.", Visit(new AVisitLiesOnAWorkingDayOfThePlan(), Trialled())),
        new("Not on another.", Visit(new AVisitLiesOnAWorkingDayOfThePlan(), Trialled() with { Day = new LocalDate(2005, 5, 14) }), "plan.not-a-day"),
        new("Its officers are present on it.", Visit(new TheOfficersOfAVisitArePresentOnItsDay(), Trialled() with { Lead = Officer("off1", new(2005, 5, 11), new(2005, 5, 12)) })),
        new("Not the first on the last day of an absence.", Visit(new TheOfficersOfAVisitArePresentOnItsDay(), Trialled() with { Lead = Officer("off1", new(2005, 5, 9), new(2005, 5, 10)) }), "plan.absent"),
        new("Nor the second on its first.", Visit(new TheOfficersOfAVisitArePresentOnItsDay(), Trialled() with { Second = Officer("off2", new(2005, 5, 10), new(2005, 5, 12)) }), "plan.absent"),
        new("An officer with one visit of two may make another.", Visit(new AnOfficerMakesNoMoreVisitsADayThanThePlanAllows(), Trialled() with { LeadVisits = 1, SecondVisits = 1 })),
        new("The first with two may not.", Visit(new AnOfficerMakesNoMoreVisitsADayThanThePlanAllows(), Trialled() with { LeadVisits = 2 }), "plan.full"),
        new("Nor the second.", Visit(new AnOfficerMakesNoMoreVisitsADayThanThePlanAllows(), Trialled() with { SecondVisits = 2 }), "plan.full"),
        new("Of several guards the first that refuses speaks.", () => VisitGuard.First(Trialled() with { Subject = null, Lead = null }, new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), new AVisitIsToAUnitStillToBeInspected()), "plan.officers"),
        new("Of the guards of a plan too.", () => PlanGuard.First(Facts(Role.Officer), new APlanHasAWorkingDay(), new APlanIsMadeByTheOfficeOrTheHead()), "plan.no-working-day"),
        new("When none does, none speaks.", () => PlanGuard.First(Facts(Role.Office) with { WorkingDays = 1 }, new APlanHasAWorkingDay(), new APlanIsMadeByTheOfficeOrTheHead())),
    ];

    private static readonly IReadOnlyList<Trial> Deputies =
    [
        new("Another person of the bureau stands in.", Absent(new ADeputyIsAnotherPersonInService(), Away())),
        new("Not for somebody who is not there.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Person = null }), "absence.person"),
        new("Not for a unit's representative.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Person = PersonOf("rep", unit: "u") }), "absence.person"),
        new("The deputy exists.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Deputy = null }), "absence.deputy"),
        new("Is in service.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Deputy = PersonOf("b", isActive: false) }), "absence.deputy"),
        new("Is of the bureau.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Deputy = PersonOf("b", unit: "u") }), "absence.deputy"),
        new("Is more than an auditor.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Deputy = PersonOf("b", roles: [Role.Auditor]) }), "absence.deputy"),
        new("An auditor who is an officer too may stand in.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Deputy = PersonOf("b", roles: [Role.Auditor, Role.Officer]) })),
        new("Nobody stands in for themselves.", Absent(new ADeputyIsAnotherPersonInService(), Away() with { Deputy = PersonOf("a") }), "absence.self"),
        new("The person arranges it.", Absent(new ADeputyIsArrangedByThePersonOrTheirHead(), Away())),
        new("Or a head.", Absent(new ADeputyIsArrangedByThePersonOrTheirHead(), Away() with { Actor = new Actor("x", "x", [Role.Lead]) })),
        new("Or the commander.", Absent(new ADeputyIsArrangedByThePersonOrTheirHead(), Away() with { Actor = new Actor("x", "x", [Role.Commander]) })),
        new("Or the campaign office.", Absent(new ADeputyIsArrangedByThePersonOrTheirHead(), Away() with { Actor = new Actor("x", "x", [Role.Office]) })),
        new("A colleague does not.", Absent(new ADeputyIsArrangedByThePersonOrTheirHead(), Away() with { Actor = new Actor("x", "x", [Role.Officer]) }), "absence.may-not"),
        new("A unit's representative does not.", Absent(new ADeputyIsArrangedByThePersonOrTheirHead(), Away() with { Actor = new Actor("a", "a", [Role.Unit], "u") }), "absence.may-not"),
        new("An absence has its reason.", Absent(new AnAbsenceHasItsDaysAndItsReason(), Away() with { Reason = " " }), "absence.reason"),
        new("It may be of today alone.", Absent(new AnAbsenceHasItsDaysAndItsReason(), Away() with { FirstDay = Today, LastDay = Today })),
        new("It does not end before it begins.", Absent(new AnAbsenceHasItsDaysAndItsReason(), Away() with { FirstDay = Today.PlusDays(2), LastDay = Today.PlusDays(1) }), "absence.days"),
        new("Nor before today.", Absent(new AnAbsenceHasItsDaysAndItsReason(), Away() with { FirstDay = Today.PlusDays(-2), LastDay = Today.PlusDays(-1) }), "absence.days"),
        new("It lasts 183 days at the most.", Absent(new AnAbsenceHasItsDaysAndItsReason(), Away() with { FirstDay = Today, LastDay = Today.PlusDays(182) })),
        new("Not 184.", Absent(new AnAbsenceHasItsDaysAndItsReason(), Away() with { FirstDay = Today, LastDay = Today.PlusDays(183) }), "absence.days"),
        new("One deputy at a time: the day after another arrangement is free.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("a", "c", 3, 4)))),
        new("Its last day is not.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("a", "c", 3, 5))), "absence.overlap"),
        new("Nor its first.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("a", "c", 6, 9))), "absence.overlap"),
        new("The day before it is.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("a", "c", 7, 9)))),
        new("The deputy is present.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("b", "c", 6, 9))), "absence.deputy-absent"),
        new("No deputy has a deputy.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("c", "a", 6, 9))), "absence.chain"),
        new("One of several is enough: that the person has a deputy.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("c", "d", 5, 6), Other("a", "c", 6, 9))), "absence.overlap"),
        new("That the deputy is away.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("c", "d", 5, 6), Other("b", "c", 6, 9))), "absence.deputy-absent"),
        new("That the person stands in for somebody.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("c", "d", 5, 6), Other("c", "a", 6, 9))), "absence.chain"),
        new("What others arranged is no matter.", Absent(new ADeputyIsPresentAndOnlyOne(), Away(Other("c", "d", 5, 6), Other("c", "a", 7, 9), Other("b", "c", 1, 4), Other("c", "b", 5, 6)))),
        new("Of several guards the first that refuses speaks.", () => AbsenceGuard.First(Away() with { Reason = null }, new ADeputyIsAnotherPersonInService(), new AnAbsenceHasItsDaysAndItsReason()), "absence.reason"),
        new("When none does, none speaks.", () => AbsenceGuard.First(Away(), new ADeputyIsAnotherPersonInService(), new AnAbsenceHasItsDaysAndItsReason())),
    ];

    private static readonly IReadOnlyList<Trial> Laws =
    [
        new("从旧: the old law governs an act before the change.", Law(new TheOldLawGovernsOnlyAnActBeforeTheChange(), Change() with { ActOn = new LocalDate(2006, 2, 28) })),
        new("An act of the day of the change is under the new law.", Law(new TheOldLawGovernsOnlyAnActBeforeTheChange(), Change() with { ActOn = new LocalDate(2006, 3, 1) }), "law.act-after-change"),
        new("Where no act was found yet its day says nothing.", Law(new TheOldLawGovernsOnlyAnActBeforeTheChange(), Change())),
        new("The old law is kept on its own ground.", Law(new TheOldLawGovernsOnlyAnActBeforeTheChange(), Change() with { Ground = LawGround.NewLawIsMilder }), "law.ground"),
        new("To the new law that guard says nothing.", Law(new TheOldLawGovernsOnlyAnActBeforeTheChange(), Change() with { Chosen = "LP-2006", ActOn = new LocalDate(2006, 3, 1), Ground = LawGround.NewLawIsMilder })),
        new("从轻: the new law governs an earlier act when it is milder.", Law(new TheNewLawGovernsAnEarlierActOnlyWhenMilder(), Change() with { Chosen = "LP-2006", Ground = LawGround.NewLawIsMilder })),
        new("Or when the act went on.", Law(new TheNewLawGovernsAnEarlierActOnlyWhenMilder(), Change() with { Chosen = "LP-2006", Ground = LawGround.ActAfterTheChange })),
        new("Not on the ground of the old.", Law(new TheNewLawGovernsAnEarlierActOnlyWhenMilder(), Change() with { Chosen = "LP-2006" }), "law.ground"),
        new("Which is that of the old law.", Law(new TheNewLawGovernsAnEarlierActOnlyWhenMilder(), Change())),
        new("One of the two is chosen, the old.", Law(new OneOfTheTwoLawsIsChosen(), Change())),
        new("Or the new.", Law(new OneOfTheTwoLawsIsChosen(), Change() with { Chosen = "LP-2006" })),
        new("No third.", Law(new OneOfTheTwoLawsIsChosen(), Change() with { Chosen = "LP-2012" }), "law.not-of-the-two"),
        new("While two compete one is chosen.", Law(new ALawIsChosenOnlyWhileTwoCompete(), Change())),
        new("Where they do not there is nothing to choose.", Law(new ALawIsChosenOnlyWhileTwoCompete(), Change() with { InForce = LegalProfiles.For("LP-2005") }), "law.nothing-to-choose"),
        new("Nor where it was settled.", Law(new ALawIsChosenOnlyWhileTwoCompete(), Change(given: @case => @case.LawSettledUnder = "LP-2006")), "law.nothing-to-choose"),
        new("Nor in a case that has ended.", Law(new ALawIsChosenOnlyWhileTwoCompete(), Change(given: @case => @case.MoveTo(UnitCaseState.X5, default))), "law.case-ended"),
        new("A choice has its reason.", Law(new AChoiceOfLawGivesItsReason(), Change() with { Reason = " " }), "law.reason"),
        new("Of a thousand characters at the most.", Law(new AChoiceOfLawGivesItsReason(), Change() with { Reason = new string('x', 1_000) })),
        new("Not of more.", Law(new AChoiceOfLawGivesItsReason(), Change() with { Reason = new string('x', 1_001) }), "law.reason"),
        new("A legal officer chooses.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change())),
        new("A head does not.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change(role: Role.Lead)), "not-allowed"),
        new("Not one who is recused.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change(given: @case => @case.RecusedPersons.Add("legal"))), "task.recused"),
        new("Not the lead officer of the case.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change(given: @case => @case.LeadOfficerId = "legal")), "law.own-case"),
        new("Not the second.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change(given: @case => @case.CoOfficerId = "legal")), "law.own-case"),
        new("Not one who approved in it.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change(given: @case => @case.Parts.Add("legal:approving"))), "law.own-case"),
        new("One who reviewed it may.", Law(new ALegalOfficerOutsideTheCaseChoosesTheLaw(), Change(given: @case => @case.Parts.AddRange(["legal:reviewing", "off9:handling"])))),
        new("Of several guards the first that refuses speaks.", () => LawGuard.First(Change() with { Chosen = "LP-2012", Reason = null }, new AChoiceOfLawGivesItsReason(), new OneOfTheTwoLawsIsChosen()), "law.reason"),
        new("When none does, none speaks.", () => LawGuard.First(Change(), new AChoiceOfLawGivesItsReason(), new OneOfTheTwoLawsIsChosen())),
    ];

    private static readonly SortedDictionary<string, IReadOnlyList<Trial>> Chapters = new(StringComparer.Ordinal) { ["plan"] = Plans, ["deputy"] = Deputies, ["law"] = Laws };

    public static TheoryData<string> Names => [.. Chapters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_guard_agrees_or_refuses_in_the_words_that_are_approved(string chapter)
    {
        var told = Chapters[chapter].Select(trial => (trial.Sentence, trial.Code, Refusal: trial.Check())).ToList();
        Assert.Empty(told.Where(trial => trial.Code != trial.Refusal?.Code).Select(trial => $"{trial.Sentence}: {trial.Refusal?.Code ?? "agreed"}"));
        var text = new StringBuilder();
        foreach (var (sentence, _, refusal) in told)
            text.Append(CultureInfo.InvariantCulture, $"{sentence}\n{(refusal is null ? "" : $"  ! {refusal.Code} [{refusal.Basis ?? "no basis in law"}]\n    {refusal.Zh}\n    {refusal.En}\n")}");
        Approved.Check($"tests/Workflows.Tests/Guards/desk-{chapter}.txt", text.ToString());
    }

    private static Func<Refusal?> Plan(PlanGuard guard, PlanFacts facts) => () => guard.Check(facts);

    private static Func<Refusal?> Visit(VisitGuard guard, VisitTrial trial) => () => guard.Check(trial);

    private static Func<Refusal?> Absent(AbsenceGuard guard, AbsenceFacts facts) => () => guard.Check(facts);

    private static Func<Refusal?> Law(LawGuard guard, LawFacts facts) => () => guard.Check(facts);

    private static LocalDate On(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

    private static PlanFacts Facts(string role, CampaignState state = CampaignState.Launched) => new(new Actor("a", "a", [role]), CampaignOf(state), Today);

    private static PlanFacts Wish(string first, string last, int visits = 3, string? reason = null) => Facts(Role.Office) with { Wish = new PlanWish(On(first), On(last), visits, Reason: reason) };

    private static Campaign CampaignOf(CampaignState state, bool hasPhases = true)
    {
        var shipped = Campaign2005.Create(Clock);
        return new Campaign
        {
            Id = "k",
            Code = shipped.Code,
            Title = shipped.Title,
            FoundingDocument = shipped.FoundingDocument,
            IssuedOn = shipped.IssuedOn,
            LegalProfile = "LP-2005",
            Phases = hasPhases ? shipped.Phases : [],
            IsSimulated = true,
            CreatedAt = shipped.CreatedAt,
            State = state,
        };
    }

    private static InspectionPlan PlanOf(InspectionPlanState state, string madeBy = "b") =>
        new() { Id = "p", CampaignId = "k", Number = 1, FirstDay = Today, LastDay = Today, VisitsPerDay = 3, AcrossDistricts = false, Fingerprint = "x", ProposedBy = madeBy, ProposedAt = default, MadeBy = [madeBy], State = state };

    private static VisitTrial Trialled(string? keptOut = null, bool isOnHold = false) =>
        new("甲", new VisitSubject("c", "u", "1", "甲", "福田区", UnitCategory.Hotel, 0, [], keptOut is null ? [] : [keptOut], isOnHold), Officer("off1"), Officer("off2"), new LocalDate(2005, 5, 10), new VisitTerms([new LocalDate(2005, 5, 10)], 2, false), 0, 0);

    private static VisitOfficer Officer(string id) => new(id, id, id, null, []);

    private static VisitOfficer Officer(string id, LocalDate first, LocalDate last) => new(id, id, id, null, [(first, last)]);

    // "b" is to stand in for "a" on the fifth and sixth of May.
    private static AbsenceFacts Away(params Absence[] others) => new(new Actor("a", "a", [Role.Officer]), PersonOf("a"), PersonOf("b"), new LocalDate(2005, 5, 5), new LocalDate(2005, 5, 6), "学习", Today, others);

    private static Absence Other(string person, string deputy, int first, int last) =>
        new() { Id = "x", PersonId = person, DeputyId = deputy, FirstDay = new LocalDate(2005, 5, first), LastDay = new LocalDate(2005, 5, last), Reason = "x", ArrangedBy = "x", ArrangedAt = default };

    private static Person PersonOf(string id, string? unit = null, bool isActive = true, List<string>? roles = null) => new() { Id = id, SignInName = id, DisplayName = id, Roles = roles ?? [Role.Officer], UnitId = unit, IsActive = isActive };

    // A case of 2005 on the day after the change of 2006; the old law is to govern it.
    private static LawFacts Change(string role = Role.Legal, Action<UnitCase>? given = null)
    {
        var @case = new GuardWorld(Clock).Case;
        given?.Invoke(@case);
        return new LawFacts(new Actor("legal", "legal", [role]), @case, LegalProfiles.For("LP-2005"), LegalProfiles.For("LP-2006"), "LP-2005", LawGround.OldLawOfTheAct, "行为在新法施行前终了", null);
    }
}
