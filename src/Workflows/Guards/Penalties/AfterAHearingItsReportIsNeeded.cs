using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A case that was heard is reviewed and decided on the report of the hearing.</summary>
internal sealed class AfterAHearingItsReportIsNeeded : Safeguard
{
    public override string Rule => "G-P5";

    public override IReadOnlyList<string> Transitions => ["PT-45", "PT-25", "PT-26"];

    public override string Zh => "听证案件凭听证报告书审核和决定。";

    public override string En => "A case that was heard is reviewed and decided on the report of the hearing.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return facts.Penalty.Hearing switch
        {
            null or { End: HearingEnd.Withdrawn or HearingEnd.Absent or HearingEnd.Refused or HearingEnd.Terminated } => null,
            { End: HearingEnd.Held, ReportedOn: not null } => null,
            { End: HearingEnd.Held } => new Refusal("hearing.not-reported", "听证已举行，尚无听证报告书，不能审核或者决定。", "The hearing was held but not reported; the report is needed first.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.HearingProcedure).Zh),
            _ => new Refusal("hearing.pending", "听证程序尚未结束，不能审核或者决定，须先举行听证或者由申请人撤回。", "The hearing is pending; it must be held or withdrawn first.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.HearingProcedure).Zh),
        };
    }
}
