using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D38, the decision to terminate an investigation.</summary>
internal sealed class TerminationDecision : NoticeContent
{
    public override string Code => "D38";

    public override FilePart Part => FilePart.Decision;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["filing_no"] = facts.Penalty.FilingNumber;
        data["filed_on"] = Plain.Date(facts.Penalty.FiledOn);
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["ground"] = facts.Penalty.Ending?.Ground;
        data["basis"] = "《公安机关办理行政案件程序规定》关于终止案件调查";
    }
}
