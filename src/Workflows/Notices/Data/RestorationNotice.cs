using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D32, the notice that the connection is restored after the check at the end of the stop.</summary>
internal sealed class RestorationNotice : NoticeContent
{
    public override string Code => "D32";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Notices | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["stop_no"] = Plain.NumberOf(facts, "D31");
        data["stop_from"] = Plain.Date(facts.Penalty.Enforcement?.StopFrom);
        data["days"] = facts.Penalty.Decided?.StopDays;
        data["result"] = Plain.FromForm(facts, "restoration", "result");
    }

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service) => facts.Penalty.Enforcement = facts.Penalty.Enforcement! with { RestoredOn = service.ServedOn };
}
