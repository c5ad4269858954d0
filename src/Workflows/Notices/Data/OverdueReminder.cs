using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D05, the letter to a unit that has not filed its self-check.</summary>
internal sealed class OverdueReminder : NoticeContent
{
    public override string Code => "D05";

    public override bool TellsUnit => true;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["deadline"] = Plain.Date(facts.Campaign.PhaseNumber(1).Last);
        data["as_of"] = Plain.Date(moment.Today);
        data["missing_items"] = Plain.List("自查情况报告", "互联网二级接入服务单位情况表");
        // A late filing is still received until the inspections begin.
        data["new_date"] = Plain.Date(facts.Campaign.PhaseNumber(2).First.PlusDays(-1));
        data["consequence_basis"] = Bases.NotFiled;
    }
}
