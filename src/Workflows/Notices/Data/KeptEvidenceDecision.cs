using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D46, by which the unit learns what becomes of the evidence that was kept, piece by piece, or that the keeping was lifted by lapse of time (T-15). The step that settles it says what was decided.</summary>
internal sealed class KeptEvidenceDecision : NoticeContent
{
    public override string Code => "D46";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers;

    public override FilePart Part => FilePart.Evidence;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["officers"] = Plain.Officers(facts);
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.KeepingOfEvidence);
        data["remedy"] = Plain.Remedy(facts);
    }
}
