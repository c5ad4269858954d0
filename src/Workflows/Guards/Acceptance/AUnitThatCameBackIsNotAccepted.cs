using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Acceptance;

/// <summary>While an officer has confirmed that a unit came back after its closure or penalty (RC-20), it is not accepted.</summary>
internal sealed class AUnitThatCameBackIsNotAccepted : Safeguard
{
    private const string Pass = "Pass";

    public override string Rule => "RC-20";

    public override IReadOnlyList<string> Transitions => ["TR-31", "TR-32"];

    public override string Zh => "经核实死灰复燃的单位不予验收合格。";

    public override string En => "A unit that is confirmed to have come back is not accepted.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == Pass && facts.Resurgences is [var lead, ..]
            ? new Refusal("acceptance.came-back",
                $"比对线索已核实属实，不能认定合格：{lead.Zh}应当经现场验收以“被取缔、停网或者受处罚后一年内再现”一票否决；确有正当原因或者已处理完毕的，先由民警写明理由，将该线索改为已解释或者关闭。",
                $"A confirmed lead forbids to pass: {lead.En} Fail the unit on site by the veto 'it came back'; or an officer first explains or closes the lead, with the reason.",
                "工作方案四（三）；RC-20")
            : null;
}
