using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>One notice gives one hearing; a request that was withdrawn may be made anew in time.</summary>
internal sealed class OneNoticeGivesOneHearing : Safeguard
{
    public override string Rule => "T-19";

    public override IReadOnlyList<string> Transitions => ["PT-48", "PT-49"];

    public override string Zh => "同一告知只举行一次听证；撤回的申请在期限内可以重新提出。";

    public override string En => "One notice gives one hearing; a request that was withdrawn may be made anew in time.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var end = facts.Penalty.Hearing?.End;
        return end is HearingEnd.Held or HearingEnd.Terminated or HearingEnd.Absent
            ? new Refusal("hearing.used-up", "本案已就该告知组织听证，不再重复举行。", "A hearing on this notice has taken place already; there is no second one.", "公安机关办理行政案件程序规定第一百三十四条")
            : null;
    }
}
