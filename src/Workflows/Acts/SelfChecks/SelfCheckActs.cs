using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.SelfChecks;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.SelfChecks;

/// <summary>The unit files its self-check, or files it again after a return (TR-03, TR-06).</summary>
internal sealed class SelfCheckActs : ActGroup
{
    public const string Submit = "Submit";
    public const string Resubmit = "Resubmit";

    private static readonly FormField[] Report =
    [
        Fields.LongText("summary", "自查情况", "What the self-check covered and found"),
        Fields.Integer("gaps", "自查发现问题数", "Gaps found"),
        Fields.Integer("secondLevelUnits", "二级接入服务单位数", "Second-level units"),
        Fields.Text("signedBy", "安全责任人签名", "Signed by the person responsible for security"),
        Fields.Flag("truthful", "保证所报内容真实", "The content is declared true", required: true),
    ];

    public override string Code => "self-check";

    public override CaseNeeds Needs => CaseNeeds.SelfChecks;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Submit, "报送自查情况", "File the self-check", Report),
        Form(Resubmit, "补正后报送", "File the corrected self-check", Report),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new ASelfCheckIsDeclaredTrue());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var isLate = IsLate(facts, request);
        effects.Add(new SelfCheck
        {
            Id = effects.NewId(),
            CaseId = facts.Case.Id,
            CampaignId = facts.Campaign.Id,
            Attempt = facts.SelfChecks.Count + 1,
            ReceivedAt = request.Now,
            IsLate = isLate,
            GapsFound = request.Form.Integer("gaps"),
            SecondLevelUnits = request.Form.Integer("secondLevelUnits"),
            Report = request.Form.Json.ToJsonString(),
        });
        facts.Case.SelfCheckLate = isLate;
    }

    /// <summary>Received after the end of phase 1; a correction within T-03 of a filing that was in time counts as in time, so only the first filing's instant matters there.</summary>
    private static bool IsLate(CaseFacts facts, ActRequest request)
    {
        var isCorrection = request.Outcome == Resubmit && facts.SelfChecks.Count > 0;
        return isCorrection ? facts.SelfChecks[^1].IsLate : request.Now >= LegalClock.EndOf(facts.Campaign.PhaseNumber(1).Last);
    }
}
