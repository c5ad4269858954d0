using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>One act is not fined twice: what another authority has fined is not fined again.</summary>
internal sealed class OneActIsFinedOnce : Safeguard
{
    public override string Rule => "G-P7";

    public override IReadOnlyList<string> Transitions => ["PT-25"];

    public override string Zh => "同一违法行为，其他机关已罚款的，不再罚款。";

    public override string En => "One act is not fined twice: what another authority has fined is not fined again.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Flag("finedElsewhere") && PenaltyContents.Read(request.Form).Fine > 0
            ? new Refusal("penalty.fined-twice", "其他机关已就同一违法行为罚款，不得再次罚款；可以给予罚款以外的处罚。", "Another authority has fined the same act, so it cannot be fined again; other kinds of penalty remain.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.OneFine).Zh)
            : null;
}
