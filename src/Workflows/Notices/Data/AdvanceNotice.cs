using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// D18 with D19 in it: what the unit has to expect, and that it may speak first. It counts its terms from the notice; the right to a hearing
/// stands in it whenever the intended penalty reaches the threshold.
/// </summary>
internal sealed class AdvanceNotice : NoticeContent
{
    public override string Code => "D18";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Orders | CaseNeeds.Inspection | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        var violation = Violations.Get(penalty.Violation);
        var law = facts.Profile.PenaltyLaw;
        data["officers"] = Plain.Officers(facts);
        data["notified"] = new JsonObject { ["name"] = facts.Unit.LegalRepresentative, ["role"] = "法定代表人（负责人）", ["id_masked"] = "已核对，略" };
        data["notice_basis"] = PenaltyBases.Procedure(facts.Profile, law.AdvanceNotice, law.Defence);
        data["facts"] = penalty.Facts;
        if (facts.Orders.FirstOrDefault(order => order.Id == penalty.OrderId) is { DueOn: { } due, ServedOn: { } served } order)
            data["order"] = new JsonObject { ["doc_no"] = order.DocumentNumber, ["served_on"] = Plain.Date(served), ["due_date"] = Plain.Date(due) };
        if (facts.Inspection is { Kind: InspectionKind.Recheck } visit)
            data["recheck"] = new JsonObject { ["date"] = Plain.Date(LegalClock.DateOf(visit.StartedAt)), ["result"] = "逾期未改" };
        data["evidence"] = Plain.Lines(Plain.FromForm(facts, "penalty-investigation", "evidence") ?? "");
        data["violated_basis"] = PenaltyBases.Violated(violation);
        data["penalty_basis"] = PenaltyBases.Penalty(violation);
        data["discretion"] = Plain.FromForm(facts, "penalty-investigation", "discretion");
        data["penalty"] = penalty.Proposed is { } proposed ? Plain.Penalty(proposed) : null;
        if (!penalty.HearingRight)
            return;
        data["hearing"] = new JsonObject
        {
            ["basis"] = PenaltyBases.Procedure(facts.Profile, law.HearingRight, law.HearingProcedure),
            ["term"] = Plain.Term(facts.Profile.LengthOf("T-19")!.Value),
            ["body"] = IssuingOrgan.Of(facts.Campaign).Name,
        };
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.AdvanceNoticeId = notice.Id;

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service)
    {
        if (facts.Penalty.AdvanceNoticeId == notice.Id)
            facts.Penalty.AdvanceNoticeServedOn = service.ServedOn;
    }
}
