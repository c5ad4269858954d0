using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Service;

/// <summary>A public notice comes after two documented visits in vain, and its day lies between the issue of the document and today.</summary>
internal sealed class APublicNoticeComesAfterTwoVisits : Safeguard
{
    private const int Visits = 2;

    public override string Rule => "T-25";

    public override IReadOnlyList<string> Transitions => ["TR-16", "PT-12", "PT-28", "PT-29"];

    public override string Zh => "受送达人下落不明的，两次上门未果并有记录，方可公告送达。";

    public override string En => "A public notice comes after two documented visits in vain.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var publishes = request.Outcome == ServiceActs.Publish;
        if (!publishes && (request.Outcome != ServiceActs.Served || request.Form.Text("mode") != nameof(ServiceMode.PublicNotice)))
            return null;
        var visits = facts.ServiceAttempts.Where(attempt => attempt.IsDocumentedVisit && attempt.VisitedOn >= facts.Notice?.IssuedOn && attempt.VisitedOn <= request.Today).Select(attempt => attempt.VisitedOn).Distinct().Count();
        if (visits < Visits)
            return new Refusal("service.visits-missing", $"公告送达前须有两次不同日期的上门记录（日期、地点、见证人或者录音录像），现有{visits}次。",
                $"A public notice needs two visits in vain on different days, with place and witness or recording; {visits} recorded.", "公安机关办理行政案件程序规定第三十六条");
        if (!publishes || facts.Notice is not { } notice)
            return null;
        return request.Form.Date("publishedOn") is var day && day >= notice.IssuedOn && day <= request.Today ? null
            : new Refusal("service.published-when", $"公告日期应在签发日期 {notice.IssuedOn:yyyy-MM-dd} 与今天之间。", $"The day of publication must lie between {notice.IssuedOn:yyyy-MM-dd} and today.", "T-25");
    }
}
