using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D23, record and report of a hearing.</summary>
internal sealed class HearingReport : NoticeContent
{
    public override string Code => "D23";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Panel | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var hearing = facts.Penalty.Hearing;
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["officers"] = Plain.Officers(facts);
        data["date"] = Plain.Date(hearing?.HeldOn);
        data["place"] = hearing?.Place;
        data["is_public"] = hearing?.IsPublic;
        data["attendees"] = Plain.FromForm(facts, "hearing", "attendees");
        data["officers_case"] = Plain.FromForm(facts, "hearing-report", "case");
        foreach (var name in new[] { "answer", "debate", "findings" })
            data[name] = Plain.FromForm(facts, "hearing-report", name);
        data["opinion"] = hearing?.Opinion;
        data["witness"] = Plain.FromForm(facts, "hearing-report", "witness");
        if (Plain.Flag(facts, "hearing-report", "signatureRefused"))
            data["refusal_note"] = "申请人拒绝签名";
        Panel(facts, data);
    }

    /// <summary>Who sits on the panel, by name.</summary>
    public static void Panel(CaseFacts facts, JsonObject data)
    {
        var hearing = facts.Penalty.Hearing;
        data["presider"] = Name(hearing?.PresiderId);
        data["member"] = Name(hearing?.MemberId);
        data["recorder"] = Name(hearing?.RecorderId);

        string? Name(string? id) => facts.Panel.FirstOrDefault(person => person.Id == id)?.DisplayName;
    }
}
