using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What moving a case, a penalty case or a tip to a state writes, and which moves no table has.</summary>
internal static class StateTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("TR-02", "When the notice is served the self-check is awaited.", To("U10"), Done),
        new("TR-02", "A state that is recorded again is none.", To("U00"), Done),
        new("TR-34", "A case is not closed out of its registration.", To("U60"), "stops: case.transition"),
        new("TR-34", "A case that is closed has a day, and its periods end with it.", To("U60"), Done, desk => desk.In(UnitCaseState.U52).Add(DeadlineTrials.Running("d", "T-10", "2005-05-25"))),
        new("TR-35", "Archived it keeps the day on which it was closed.", To("U61"), Done, desk => { desk.In(UnitCaseState.U60); (desk.Case.ClosedAt, desk.Case.ClosedOn) = (CaseOnTheDesk.At("2005-05-10"), CaseOnTheDesk.Day("2005-05-10")); }),
        new("TR-40", "Terminated it ends too; in its penalty case the periods go on.", To("X4"), Done, desk => desk.InThePenaltyCase().Add(DeadlineTrials.Running("d", "T-26", "2005-05-25", penalty: "p"))),
        new("PT-02", "A penalty case is filed.", To("P01"), Done, desk => desk.InThePenaltyCase()),
        new("PT-02", "Recorded again it is not filed twice.", To("P00"), Done, desk => desk.InThePenaltyCase()),
        new("PT-24", "It does not jump.", To("P12"), "stops: penalty.transition", desk => desk.InThePenaltyCase()),
        .. Ends("PT-03", "Not filed.", "PX0", PenaltyState.P00),
        .. Ends("PT-06", "Terminated.", "PX1", PenaltyState.P02),
        .. Ends("PT-07", "Transferred.", "PX2", PenaltyState.P02),
        .. Ends("PT-08", "Turned criminal.", "PX3", PenaltyState.P02),
        .. Ends("PT-44", "Executed.", "P30", PenaltyState.P21),
        .. Ends("PT-43", "Closed after the decision was revoked.", "P30", PenaltyState.PX4),
        new("PT-29", "An outcome that was decided stands.", To("P30"), Done, desk => desk.In(PenaltyState.P14).InThePenaltyCase(penalty => penalty.Outcome = PenaltyOutcome.NoPenalty)),
        new("PT-32", "A decision that is revoked ends its periods.", To("PX4"), Done, desk => desk.In(PenaltyState.P15).InThePenaltyCase().Add(DeadlineTrials.Running("d", "T-26", "2005-05-25", penalty: "p"))),
        new("PT-42", "Handled anew it has no decision any more.", To("P02"), Done, desk => desk.In(PenaltyState.PX4).InThePenaltyCase(Decided)),
        new("PT-27", "Sent back for more evidence it has lost nothing.", To("P02"), Done, desk => desk.In(PenaltyState.P12).InThePenaltyCase(Decided)),
        new("LT-01", "A tip is registered.", Tip("L01"), Done, desk => desk.Add(GuardWorld.TipOf("t"))),
        new("LT-01", "Once.", Tip("L00"), Done, desk => desk.Add(GuardWorld.TipOf("t"))),
        new("§3.2", "It is not answered before it was looked at.", Tip("L10"), "stops: tip.transition", desk => desk.Add(GuardWorld.TipOf("t"))),
        new("§3", "A state that nobody knows is refused.", To("Z99"), "stops: state.unknown"),
    ];

    private const string Done = "goes on by Done";

    private static Func<CaseOnTheDesk, Task<string>> To(string state) => desk => desk.StepAsync("RecordState", ("state", state));

    private static Func<CaseOnTheDesk, Task<string>> Tip(string state) => desk =>
    {
        desk.IsOfCampaign = true;
        desk.Inputs[CaseFiles.TipInput] = "t";
        return desk.StepAsync("RecordState", ("state", state));
    };

    private static IEnumerable<StepTrial> Ends(string rule, string sentence, string state, PenaltyState from) =>
        [new(rule, sentence, To(state), Done, desk => desk.In(from).InThePenaltyCase().Add(DeadlineTrials.Running("d", "T-14", "2005-06-25", penalty: "p"), DeadlineTrials.Running("e", "T-06", "2005-06-25")))];

    private static void Decided(PenaltyCase penalty)
    {
        (penalty.Decided, penalty.DecidedBy, penalty.DecidedOn, penalty.DecisionNoticeId) = (new PenaltyContent { Warning = true }, "cmd", CaseOnTheDesk.Day("2005-05-19"), "n");
        (penalty.DecisionServedOn, penalty.PaymentDueOn, penalty.AdvanceNoticeId, penalty.Enforcement) = (CaseOnTheDesk.Day("2005-05-19"), CaseOnTheDesk.Day("2005-06-03"), "a", new Enforcement());
    }
}
