using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D06, which announces an inspection as planned.</summary>
internal sealed class InspectionNotice : NoticeContent
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public override string Code => "D06";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["officers"] = Plain.Officers(facts);
        data["basis"] = Bases.Inspection;
        data["inspection"] = new JsonObject
        {
            ["at"] = PlannedAt(facts) is { } at ? Plain.Instant(at) : null,
            ["place"] = Plain.FromForm(facts, "inspection-plan", "place") ?? facts.Unit.Address,
            ["mode"] = "onsite",
            ["scope"] = Plain.List("安全保护管理组织和责任人", "安全保护管理制度及执行情况", "安全保护技术措施", "接入结构、出口、IP地址和用户情况", "二级接入服务单位情况"),
        };
        data["prepare"] = Plain.List("营业执照及许可证", "自查情况报告及证明材料", "接入合同和用户登记资料", "网络接入结构图和IP地址台账");
        data["attend"] = "法定代表人（或者受委托人）和网络安全责任人到场配合";
    }

    private static DateTimeOffset? PlannedAt(CaseFacts facts)
    {
        if (Plain.FromForm(facts, "inspection-plan", "date") is not { } date)
            return null;
        var time = Plain.FromForm(facts, "inspection-plan", "time") is { } text ? Time.Parse(text).Value : new LocalTime(9, 30);
        return LegalClock.At(LocalDatePattern.Iso.Parse(date).Value, time);
    }
}
