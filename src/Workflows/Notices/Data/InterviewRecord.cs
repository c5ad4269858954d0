using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D08, the record of an interview, as the officers wrote it down.</summary>
internal sealed class InterviewRecord : NoticeContent
{
    private static readonly string[] Person = [InterviewForm.Interviewee, InterviewForm.Identity, "address", "employer", "post", "phone", "place", "recorder", "record", "corrections", "witness", "sex", "reading", "birth"];

    public override string Code => "D08";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Acts;

    public override FilePart Part => FilePart.Evidence;

    public override bool QuotesOthers => true;

    public override string Addressee(CaseFacts facts) => Latest(facts)?.Form.TextOrNull(InterviewForm.Interviewee) ?? base.Addressee(facts);

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["case_no"] = facts.Penalty.FilingNumber;
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["officers"] = Plain.Officers(facts);
        if (Latest(facts)?.Form is not { } form)
            return;
        foreach (var name in Person)
            data[name] = form.TextOrNull(name);
        data["number"] = Interviewee.Times(InvestigationActs.Interviews(facts.Acts));
        data["deputy"] = form.Flag("deputy");
        data["rights_read"] = form.Flag("rightsRead");
        data["from"] = At(form.DateOrNull("day"), form.Text("from"));
        data["to"] = At(form.DateOrNull("day"), form.Text("to"));
        data["refusal_note"] = form.Flag("signatureRefused") ? "被询问人拒绝签名" : null;
    }

    /// <summary>The interview that was recorded last.</summary>
    internal static ActTaken? Latest(CaseFacts facts) => facts.Acts.LastOrDefault(taken => taken is { Act: InvestigationActs.Group, Outcome: InterviewForm.Outcome });

    private static string? At(NodaTime.LocalDate? day, string time) => day is { } date && InterviewTimes.Read(time) is { } at ? Plain.Instant(LegalClock.At(date, at)) : null;
}
