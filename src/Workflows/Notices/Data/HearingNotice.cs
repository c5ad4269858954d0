using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D22, the notice of hearing. A notice for another day takes the place of the one that it replaces.</summary>
internal sealed class HearingNotice : NoticeContent
{
    public override string Code => "D22";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Panel | CaseNeeds.Notices;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var hearing = facts.Penalty.Hearing;
        data["requested_on"] = Plain.Date(hearing?.RequestedOn);
        data["matter"] = $"涉嫌{Violations.Get(facts.Penalty.Violation).NameZh}一案";
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.HearingProcedure);
        data["date"] = Plain.Date(hearing?.Date);
        data["time"] = hearing?.Time;
        data["place"] = hearing?.Place;
        data["is_public"] = hearing?.IsPublic;
        data["late_reason"] = hearing?.LateReason;
        HearingReport.Panel(facts, data);
    }

    public override void OnIssued(CaseFacts facts, Notice notice)
    {
        foreach (var old in facts.Notices.Where(row => row.TemplateCode == Code && row.Id != notice.Id && row.Status is NoticeStatus.Issued or NoticeStatus.ServiceFailed))
            (old.Status, old.VoidReason) = (NoticeStatus.Voided, "听证另定日期");
        if (facts.Penalty.Hearing is { } hearing)
            facts.Penalty.Hearing = hearing with { NoticeId = notice.Id, NoticeServedOn = null };
    }

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service)
    {
        if (facts.Penalty.Hearing is { } hearing && hearing.NoticeId == notice.Id)
            facts.Penalty.Hearing = hearing with { NoticeServedOn = service.ServedOn };
    }
}
