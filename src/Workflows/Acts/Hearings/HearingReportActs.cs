using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Hearings;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Hearings;

/// <summary>The panel closes the hearing with record and report, suspends it, or terminates it (P10).</summary>
internal sealed class HearingReportActs : ActGroup
{
    public const string Conclude = "Conclude";
    public const string Suspend = "Suspend";
    public const string Terminate = "Terminate";

    public override string Code => "hearing-report";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Conclude, "听证结束，提交听证报告", "Close the hearing and report",
            Fields.LongText("case", "办案人员提出的事实、证据、依据和处罚意见", "What the officers put forward"),
            Fields.LongText("answer", "当事人的陈述、申辩和质证意见", "What the unit answered"),
            Fields.LongText("debate", "辩论和最后陈述", "Debate and last words"),
            Fields.LongText("findings", "听证认定的事实和证据", "Facts and evidence as found"),
            Fields.LongText("opinion", "听证主持人的处理意见和建议", "Opinion of the presider"),
            Fields.Flag("signatureRefused", "当事人拒绝签名", "The unit refused to sign"),
            Fields.Text("witness", "见证人", "Witness", required: false)),
        FormWithReason(Suspend, "中止听证", "Suspend the hearing"),
        FormWithReason(Terminate, "终止听证", "Terminate the hearing"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new OnlyThePanelHoldsTheHearing())
        ?? (request.Outcome == Conclude ? Safeguard.First(facts, request, new ARefusedSignatureNeedsAWitness()) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var hearing = facts.Penalty.Hearing!;
        facts.Penalty.Hearing = request.Outcome switch
        {
            Conclude => hearing with { End = HearingEnd.Held, Opinion = request.Form.Text("opinion"), ReportedOn = request.Today },
            Suspend => hearing with { Date = null, Interruptions = hearing.Interruptions + 1 },
            _ => hearing with { End = HearingEnd.Terminated },
        };
    }
}
