using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D10, the decision to register and keep evidence, with its list. Its service starts the days within which it must be decided what becomes of the evidence (T-15).</summary>
internal sealed class PreservationDecision : NoticeContent
{
    public override string Code => "D10";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Acts;

    public override FilePart Part => FilePart.Evidence;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["officers"] = Plain.Officers(facts);
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.KeepingOfEvidence);
        data["term"] = facts.Profile.LengthOf("T-15") is { } term ? Plain.Term(term) : null;
        data["remedy"] = Plain.Remedy(facts);
        if (facts.Acts.LastOrDefault(taken => taken is { Act: InvestigationActs.Group, Outcome: PreservationForm.Outcome }) is { Form: var form })
        {
            data["items"] = Plain.Lines(form.Text("items"));
            data["reason"] = form.TextOrNull("reason");
            data["place"] = form.TextOrNull("place");
            data["keeper"] = form.TextOrNull("keeper");
        }
        if (facts.LastAct(PreservationApprovalActs.Group) is { Outcome: PreservationApprovalActs.Approve } approval)
            data["approved"] = new JsonObject { ["by"] = approval.By, ["on"] = Plain.Date(LegalClock.DateOf(approval.At)) };
    }
}
