using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing later than ten days after the request gives its reason.</summary>
internal sealed class AHearingAfterTenDaysGivesItsReason : Safeguard
{
    public override string Rule => "T-22";

    public override IReadOnlyList<string> Transitions => ["PT-19"];

    public override string Zh => "晚于收到申请后十日的听证写明原因。";

    public override string En => "A hearing later than ten days after the request gives its reason.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return facts.Penalty.Hearing is { } hearing && request.Form.DateOrNull("date") is { } date && request.Form.TextOrNull("lateReason") is null
            && HearingWindow.Of(facts.Clock, request.Today, hearing.RequestedOn, facts.Profile) is var window && window.NeedsReason(date)
            ? new Refusal("hearing.late-reason-missing", $"听证应当在{window.TenDaysEnd:yyyy-MM-dd}前举行；另定日期的须写明原因{(window.IsConflict ? $"（提前通知的最早日期为{window.Earliest:yyyy-MM-dd}，以上位法为准）" : "")}。",
                $"The hearing is due by {window.TenDaysEnd:yyyy-MM-dd}; a later day needs its reason{(window.IsConflict ? $" (the time of notice allows {window.Earliest:yyyy-MM-dd} at the earliest; the higher law prevails)" : "")}.", "公安机关办理行政案件程序规定第一百三十七条")
            : null;
    }
}
