using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D09, what somebody who is interviewed for the first time may do and has to do.</summary>
internal sealed class RightsNotice : NoticeContent
{
    public override string Code => "D09";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Acts;

    public override FilePart Part => FilePart.Evidence;

    public override string Addressee(CaseFacts facts) => InterviewRecord.Latest(facts)?.Form.TextOrNull(InterviewForm.Interviewee) ?? base.Addressee(facts);

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["officers"] = Plain.Officers(facts);
        var form = InterviewRecord.Latest(facts)?.Form;
        data["interviewee"] = form?.TextOrNull(InterviewForm.Interviewee);
        data["told_on"] = Plain.Date(form?.DateOrNull("day"));
        data["refusal_note"] = form?.Flag("signatureRefused") == true ? "被询问人拒绝签名" : null;
        data["witness"] = form?.TextOrNull("witness");
    }
}
