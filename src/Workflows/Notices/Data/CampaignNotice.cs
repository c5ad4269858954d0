using System.Text.Json.Nodes;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D01, the notice that opens the campaign to a unit and calls for its self-check.</summary>
internal sealed class CampaignNotice : NoticeContent
{
    public override string Code => "D01";

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var campaign = facts.Campaign;
        data["addressee"] = facts.Case.UnitName;
        data["basis"] = Bases.Supervision;
        data["stages"] = new JsonObject { ["self_check"] = Stage(campaign, 1), ["inspection"] = Stage(campaign, 2), ["acceptance"] = Stage(campaign, 3) };
        data["filing"] = new JsonObject
        {
            ["deadline"] = Plain.Date(campaign.PhaseNumber(1).Last),
            ["items"] = Plain.List("自查情况报告", "网络接入结构图", "网络出口及IP地址情况", "用户情况", "互联网二级接入服务单位情况表"),
            ["to"] = campaign.Settings.ContactRole,
        };
        data["carrier"] = facts.Case.Category == UnitCategory.Carrier;
        data["hotline"] = campaign.Settings.Hotline;
        data["attachments"] = Plain.List("自查情况报告表", "互联网二级接入服务单位情况表");
        data["office"] = campaign.Settings.ContactRole;
    }

    private static JsonObject Stage(Campaign campaign, int number) => new()
    {
        ["from"] = Plain.Date(campaign.PhaseNumber(number).First),
        ["to"] = Plain.Date(campaign.PhaseNumber(number).Last),
    };
}
