using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts.Enforcement;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;
using EnforcementRecord = Orchestrator.Workflows.Penalties.Enforcement;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>A fine of 12,000 yuan, decided and served on 2005-05-20, is carried out, challenged or revoked: review until 2005-07-19, suit until 2005-08-22.</summary>
internal static class EnforcementActTrials
{
    private static readonly DemandActs Demand = new();
    private static readonly CourtApplicationActs Application = new();
    private static readonly EnforcementApprovalActs Approval = new();
    private static readonly CourtRulingActs Ruling = new();
    private static readonly RemedyActs Remedies = new();
    private static readonly RestorationActs Restoration = new();
    private static readonly RestorationApprovalActs RestorationApproval = new();
    private static readonly RevocationApprovalActs Revocation = new();
    private static readonly Challenge Pending = new(ChallengeKind.Review, "广东省公安厅", new LocalDate(2005, 6, 1));

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("T-31", "When review and suit are out of time the officers propose a demand.", Demand, Enforce("Propose", "2005-08-23", "off1")),
        new("T-31", "Not on the last day of the suit.", Demand, Enforce("Propose", "2005-08-22", "off1"), "enforcement.remedies-running"),
        new("T-30", "Not while a challenge is pending.", Demand, Enforce("Propose", "2005-08-23", "off1", [Pending]), "enforcement.challenge-pending"),
        new("T-32", "A review that ended late leaves fifteen days for a suit.", Demand, Enforce("Propose", "2005-09-15", "off1", [Pending with { EndedOn = new LocalDate(2005, 8, 31), Result = ChallengeResult.Upheld }]), "enforcement.remedies-running"),
        new("T-32", "After them it may be enforced.", Demand, Enforce("Propose", "2005-09-16", "off1", [Pending with { EndedOn = new LocalDate(2005, 8, 31), Result = ChallengeResult.Upheld }])),
        new("T-31", "A suit that ended late leaves none.", Demand, Enforce("Propose", "2005-09-01", "off1", [Pending with { Kind = ChallengeKind.Suit, EndedOn = new LocalDate(2005, 8, 31), Result = ChallengeResult.Upheld }])),
        new("T-31", "On the day of its end it is not enforced.", Demand, Enforce("Propose", "2005-08-31", "off1", [Pending with { Kind = ChallengeKind.Suit, EndedOn = new LocalDate(2005, 8, 31), Result = ChallengeResult.Upheld }]), "enforcement.remedies-running"),
        new("T-28", "What is paid is not demanded.", Demand, new("Propose", "2005-08-23", "off1") { Given = world => world.Decided().Penalty.PaidOn = new LocalDate(2005, 6, 1) }, "enforcement.paid"),
        new("T-28", "What was not served is not demanded.", Demand, new("Propose", "2005-08-23", "off1") { Given = world => world.Decided().Penalty.DecisionServedOn = null }, "enforcement.remedies-running"),
        new("G-P1", "Others do not propose it.", Demand, Enforce("Propose", "2005-08-23", "off3"), "officers.not-yours"),

        new("T-29", "Legal draws up the application to the court.", Application, Apply("2005-08-23", new() { ["court"] = "深圳市福田区人民法院", ["answer"] = "无力缴纳" })),
        new("T-29", "What the unit said to the demand stands beside what is on file already.", Application, Apply("2005-08-23", new() { ["court"] = "深圳市福田区人民法院" }) with { Given = world => world.Decided().Penalty.Enforcement = new EnforcementRecord { StopScope = "全部", DemandServedOn = new LocalDate(2005, 8, 1) } }),
        new("T-29", "In 180 days it may be asked.", Application, Apply("2006-02-20", new() { ["court"] = "x" })),
        new("T-29", "Not later.", Application, Apply("2006-02-21", new() { ["court"] = "x" }), "enforcement.too-late"),
        new("T-28", "Since 2012 a demand goes before, and ten days for the unit to answer.", Application, Modern("2012-03-19", new LocalDate(2012, 3, 5)), "enforcement.demand-running"),
        new("T-28", "After them the court may be asked.", Application, Modern("2012-03-20", new LocalDate(2012, 3, 5))),
        new("T-28", "Without a demand it is not.", Application, Modern("2012-03-20", null), "enforcement.no-demand"),
        new("T-30", "Nor while the decision is challenged.", Application, Apply("2005-08-23", new() { ["court"] = "x" }) with { Given = world => world.Decided().Penalty.Challenges = [Pending] }, "enforcement.challenge-pending"),
        new("T-31", "Nor before the remedies are over.", Application, Apply("2005-08-22", new() { ["court"] = "x" }), "enforcement.remedies-running"),
        new("G-P5", "The officers of the case do not draw it up.", Application, Apply("2005-08-23", new() { ["court"] = "x" }) with { Actor = "off1" }, "penalty.own-case"),
        new("PT-38", "The commander approves it; the step applies.", Approval, Enforce("Approve", "2005-08-23", "cmd")),
        new("PT-38", "Not while the decision is challenged.", Approval, Enforce("Approve", "2005-08-23", "cmd", [Pending]), "enforcement.challenge-pending"),
        new("G-P5", "Nor do the officers.", Approval, Enforce("Return", "2005-08-23", "off2"), "penalty.own-case"),

        new("PT-40", "The court has collected the fine, at the earliest on the day of the application.", Ruling, Collected("2005-08-24")),
        new("PT-40", "Not before it.", Ruling, Collected("2005-08-23"), "payment.date-impossible"),
        new("PT-40", "It may be today.", Ruling, Collected("2005-09-30")),
        new("PT-40", "Not tomorrow.", Ruling, Collected("2005-10-01"), "payment.date-impossible"),
        new("PT-40", "Not without an application.", Ruling, Collected("2005-09-30") with { Given = world => world.Decided().Penalty.Enforcement = new EnforcementRecord() }, "payment.date-impossible"),
        new("PT-40", "Nor where nothing was done at all.", Ruling, Collected("2005-09-30") with { Given = world => world.Decided() }, "payment.date-impossible"),

        new("复议法 21", "A review is registered with its body and the day on which it was accepted.", Remedies, Challenge("Review", "2005-05-20")),
        new("复议法 21", "It may be accepted today.", Remedies, Challenge("Review", "2005-06-30")),
        new("诉讼法 45", "So is a suit, beside a review that has ended.", Remedies, Challenge("Suit", "2005-06-20", Pending with { EndedOn = new LocalDate(2005, 6, 15), Result = ChallengeResult.Upheld })),
        new("复议法 16", "One at a time.", Remedies, Challenge("Suit", "2005-06-20", Pending), "challenge.pending"),
        new("复议法 9", "Not before the decision was served.", Remedies, Challenge("Review", "2005-05-19"), "challenge.date-impossible"),
        new("复议法 9", "Nor tomorrow.", Remedies, Challenge("Review", "2005-07-01"), "challenge.date-impossible"),
        new("复议法 28", "The decision stands: the challenge that was pending ends, earlier ones are left alone.", Remedies, Ends("ChallengeEnds", "Upheld", "2005-06-30", Pending with { AcceptedOn = new LocalDate(2005, 5, 21), EndedOn = new LocalDate(2005, 5, 25), Result = ChallengeResult.Withdrawn }, Pending)),
        new("复议法 28", "It is overturned: from that day it is revoked, by the body that said so.", Remedies, Ends("Overturned", "Revoked", "2005-06-30", Pending)),
        new("复议法 28", "It is changed, and handled anew.", Remedies, Ends("Overturned", "Changed", "2005-06-30", Pending) with { Form = new() { ["result"] = "Changed", ["endedOn"] = "2005-06-30", ["redo"] = true } }),
        new("复议法 28", "What was done to carry it out stays on file.", Remedies, Ends("Overturned", "Revoked", "2005-06-30", Pending) with { Given = world => (world.Decided().Penalty.Challenges, world.Penalty.Enforcement) = ([Pending], new EnforcementRecord { Court = "福田" }) }),
        new("复议法 28", "A challenge ends on the day of its acceptance at the earliest.", Remedies, Ends("ChallengeEnds", "Withdrawn", "2005-06-01", Pending)),
        new("复议法 28", "Not before.", Remedies, Ends("ChallengeEnds", "Withdrawn", "2005-05-31", Pending), "challenge.date-impossible"),
        new("复议法 28", "Nor tomorrow.", Remedies, Ends("Overturned", "Revoked", "2005-07-01", Pending), "challenge.date-impossible"),
        new("复议法 28", "What is not pending does not end.", Remedies, Ends("ChallengeEnds", "Upheld", "2005-06-30"), "challenge.none-pending"),
        new("PT-54", "The police propose to revoke their own decision.", Remedies, new("Revoke", "2005-06-30", "legal", new() { ["redo"] = true }) { Reason = "认定事实有误", Given = world => world.Decided().Penalty.Enforcement = new EnforcementRecord { Court = "福田" } }),
        new("PT-54", "Also where nothing was done yet to carry it out, and to close the case.", Remedies, new("Revoke", "2005-06-30", "legal") { Reason = "认定事实有误", Given = world => world.Decided() }),
        new("PT-54", "The commander revokes it, with the day.", Revocation, new("Approve", "2005-06-30") { Given = Proposed }),
        new("PT-54", "Or the decision stands, and the proposal is gone.", Revocation, new("Return", "2005-06-30") { Given = Proposed }),
        new("PT-54", "Where nothing was proposed there is nothing to revoke.", Revocation, new("Approve", "2005-06-30") { Given = world => world.Decided().Penalty.Enforcement = new EnforcementRecord() }),
        new("PT-54", "Nor where nothing was carried out.", Revocation, new("Approve", "2005-06-30") { Given = world => world.Decided() }),
        new("G-P5", "The officers do not revoke it.", Revocation, new("Approve", "2005-06-30", "off1") { Given = Proposed }, "penalty.own-case"),

        new("T-33", "When the stop has lasted its thirty days the officers check and propose to restore the connection.", Restoration, Restore("2005-06-20")),
        new("T-33", "Not a day earlier.", Restoration, Restore("2005-06-19"), "stop.term-running"),
        new("T-33", "A stop of which no beginning is on file has no term to wait for.", Restoration, Restore("2005-06-20") with { Given = world => world.Decided(stopDays: 30) }),
        new("G-P1", "Others do not check.", Restoration, Restore("2005-06-20") with { Actor = "off3" }, "officers.not-yours"),
        new("PT-41", "The head approves; the step restores it.", RestorationApproval, new("Approve", "2005-06-20", "lead")),
        new("G-P5", "The officers do not approve what they checked.", RestorationApproval, new("Approve", "2005-06-20", "off1"), "penalty.own-case"),
    ];

    private static Ask Enforce(string outcome, string today, string actor, IReadOnlyList<Challenge>? challenges = null) => new(outcome, today, actor) { Given = world => world.Decided().Penalty.Challenges = challenges };

    private static Ask Apply(string today, JsonObject form) => new("Apply", today, "legal", form) { Given = world => world.Decided() };

    private static Ask Modern(string today, LocalDate? demanded) => new("Apply", today, "legal", new() { ["court"] = "x" })
    {
        Given = world =>
        {
            world.Profile = "LP-2012";
            world.Decided().Penalty.DecisionServedOn = new LocalDate(2011, 11, 1);
            world.Penalty.Enforcement = new EnforcementRecord { DemandServedOn = demanded };
        },
    };

    private static Ask Collected(string day) => new("Enforced", "2005-09-30", "clerk", new() { ["ruling"] = "(2005)深福法行执字第1号", ["collectedOn"] = day, ["surcharge"] = 1_000.5m })
    {
        Given = world => world.Decided().Penalty.Enforcement = new EnforcementRecord { Court = "福田", CourtAppliedOn = new LocalDate(2005, 8, 24) },
    };

    private static Ask Challenge(string kind, string day, params Challenge[] known) => new("Challenge", "2005-06-30", "legal", new() { ["kind"] = kind, ["body"] = "深圳市人民政府", ["acceptedOn"] = day }) { Given = world => world.Decided().Penalty.Challenges = known };

    private static Ask Ends(string outcome, string result, string day, params Challenge[] known) => new(outcome, "2005-06-30", "legal", new() { ["result"] = result, ["endedOn"] = day }) { Given = world => world.Decided().Penalty.Challenges = known };

    private static void Proposed(GuardWorld world) => world.Decided().Penalty.Enforcement = new EnforcementRecord { Court = "福田", Revocation = new Revocation("认定事实有误", Redo: true) };

    private static Ask Restore(string today) => new("Passed", today, "off1") { Given = world => world.Decided(stopDays: 30).Penalty.Enforcement = new EnforcementRecord { StopFrom = new LocalDate(2005, 5, 20) } };
}
