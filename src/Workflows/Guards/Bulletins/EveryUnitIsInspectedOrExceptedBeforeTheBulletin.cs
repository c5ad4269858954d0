using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Bulletins;

/// <summary>The bulletin is signed when every unit was inspected, or the head of the division has signed an exception for it.</summary>
internal sealed class EveryUnitIsInspectedOrExceptedBeforeTheBulletin : Safeguard
{
    public override string Rule => "REQ-39";

    public override IReadOnlyList<string> Transitions => ["B5"];

    public override string Zh => "全部单位已经检查，或者部门负责人已签批免检，方可签发通报。";

    public override string En => "The bulletin is signed when every unit was inspected, or the head of the division has signed an exception for it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome != BulletinSignActs.Sign || facts.Uninspected.Count == 0 ? null
        : new Refusal("bulletin.uninspected", $"还有{facts.Uninspected.Count}户未检查，也没有签批的免检说明：{string.Join("、", facts.Uninspected.Names)}{(facts.Uninspected.Count > facts.Uninspected.Names.Count ? "等" : "")}。请检查，或者由部门负责人签批免检说明后再签发。",
            $"{facts.Uninspected.Count} unit(s) were not inspected and have no signed exception: {string.Join(", ", facts.Uninspected.Names)}. Inspect them, or have the head of the division sign the exceptions, before the bulletin is signed.", "工作方案四（二）");
}
