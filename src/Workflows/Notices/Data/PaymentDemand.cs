using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D30, the demand to pay fine and surcharge before the court is applied to (催告书).</summary>
internal sealed class PaymentDemand : NoticeContent
{
    public override string Code => "D30";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Notices;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        Fill(facts, moment, data);
        data["term"] = facts.Profile.LengthOf("T-28") is { } term ? Plain.Term(term) : null;
        data["payment_place"] = "缴款通知书载明的代收银行";
        data["basis"] = Plain.List("《中华人民共和国行政强制法》第五十四条");
        data["decision_served_on"] = Plain.Date(penalty.DecisionServedOn);
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.Enforcement = (facts.Penalty.Enforcement ?? new()) with { DemandNoticeId = notice.Id };

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service) => facts.Penalty.Enforcement = facts.Penalty.Enforcement! with { DemandServedOn = service.ServedOn };

    /// <summary>The decision and what is owed on it today.</summary>
    internal static void Fill(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var (penalty, decided) = (facts.Penalty, facts.Penalty.Decided!);
        var today = facts.Clock.Today;
        var surcharge = penalty.PaymentDueOn is { } last ? Surcharge.Of(decided.Fine, last, today, facts.Profile, EnforcementTerms.SuspendedDays(penalty, last, today)).Amount : 0;
        data["decision_no"] = facts.Notices.FirstOrDefault(notice => notice.Id == penalty.DecisionNoticeId && notice.Status != NoticeStatus.Voided)?.DocumentNumber ?? Plain.NumberOf(facts, penalty.IsOnTheSpot ? "D26" : "D27");
        data["decided_on"] = Plain.Date(penalty.DecidedOn);
        data["fine"] = decided.Fine;
        data["confiscation"] = decided.Confiscation;
        data["surcharge"] = surcharge;
        data["total"] = decided.Fine + decided.Confiscation + surcharge;
    }
}
