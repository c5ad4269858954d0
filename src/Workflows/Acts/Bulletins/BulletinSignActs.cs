using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Bulletins;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Bulletins;

/// <summary>The commander signs the bulletin or returns it (B5).</summary>
internal sealed class BulletinSignActs : ActGroup
{
    public const string Sign = "Sign";

    public override string Code => "bulletin-sign";

    public override CaseNeeds Needs => CaseNeeds.Bulletin | CaseNeeds.Coverage;

    public override IReadOnlyList<ActForm> Forms => [Form(Sign, "签发", "Sign", Fields.Opinion), FormThatReturns("Return", "退回修改", "Return")];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        facts.Bulletin is null ? new Refusal("bulletin.none", "通报数据尚未冻结。", "The figures of the bulletin have not been frozen.")
        : new EveryUnitIsInspectedOrExceptedBeforeTheBulletin().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != Sign)
            return;
        facts.Bulletin!.SignedBy = request.Actor.Id;
        facts.Bulletin.IssuedAt = request.Now;
    }
}
