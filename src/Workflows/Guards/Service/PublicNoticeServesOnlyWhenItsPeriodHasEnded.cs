using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Service;

/// <summary>Service by public notice is complete on the day after its period has ended.</summary>
internal sealed class PublicNoticeServesOnlyWhenItsPeriodHasEnded : Safeguard
{
    public override string Rule => "TR-16";

    public override IReadOnlyList<string> Transitions => ["TR-16", "PT-12", "PT-28", "PT-29"];

    public override string Zh => "公告送达自公告期满的次日视为送达。";

    public override string En => "Service by public notice is complete on the day after its period has ended.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != ServiceActs.Served || facts.Notice is not { } notice || request.Form.Text("mode") != nameof(ServiceMode.PublicNotice))
            return null;
        var term = PublicNoticeTerm.For(notice.TemplateCode, facts.Campaign, facts.Profile);
        // A document is published on the day of its issue at the earliest.
        var served = term.ServedOn(facts.Clock, facts.ServiceAttempts.LastOrDefault(attempt => attempt.PublishedOn is not null)?.PublishedOn ?? notice.IssuedOn, facts.Profile);
        return request.Form.Date("servedOn") < served
            ? new Refusal("service.public-notice-running", $"公告期{term.Length.Zh}，自公告之日起最早于 {served:yyyy-MM-dd} 视为送达。", $"A public notice runs {term.Length.En}; service is complete on {served:yyyy-MM-dd} at the earliest.", term.Timer)
            : null;
    }
}
