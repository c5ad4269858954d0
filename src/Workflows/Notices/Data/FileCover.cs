using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D44, cover, contents and remarks of the archived file: every document of the case and every piece of evidence, in the order of the file.</summary>
internal sealed class FileCover : NoticeContent
{
    private const string Self = "D44";

    public override string Code => Self;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Notices | CaseNeeds.Acts | CaseNeeds.SecuredEvidence;

    public override FilePart Part => FilePart.Internal;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var documents = facts.Notices.Where(notice => notice.TemplateCode != Self).Select(notice => (NoticeContents.Get(notice.TemplateCode).Part, Notice: notice)).OrderBy(row => row.Part).ToList();
        var (main, inner) = (documents.Where(row => row.Part != FilePart.Internal).ToList(), documents.Where(row => row.Part == FilePart.Internal).ToList());
        data["case_no"] = facts.Case.Number;
        data["officers"] = Plain.Officers(facts);
        data["opened_on"] = Plain.Date(LegalClock.DateOf(facts.Case.OpenedAt));
        data["closed_on"] = Plain.Date(facts.Case.ClosedOn);
        data["main"] = new JsonArray([.. main.Select(row => (JsonNode)Row(NameOf(row.Part), row.Notice))]);
        data["inner"] = inner.Count == 0 ? null : new JsonArray([.. inner.Select(row => (JsonNode)Row(NameOf(row.Part), row.Notice))]);
        data["evidence"] = facts.SecuredEvidence.Count == 0 ? null : new JsonArray([.. facts.SecuredEvidence.Select(item =>
            (JsonNode)new JsonObject { ["number"] = item.Number, ["description"] = item.Description, ["date"] = Plain.Date(LegalClock.DateOf(item.CollectedAt)), ["sha256"] = item.Sha256 })]);
        data["main_count"] = main.Count;
        data["inner_count"] = inner.Count;
        data["evidence_count"] = facts.SecuredEvidence.Count;
        data["void_count"] = documents.Count(row => row.Notice.Status == NoticeStatus.Voided);
        data["penalty_count"] = facts.Notices.Select(notice => notice.PenaltyCaseId).OfType<string>().Distinct().Count();
        if (facts.LastAct("case-archive") is { } archived)
            data["archived"] = new JsonObject { ["by"] = archived.By, ["on"] = Plain.Date(LegalClock.DateOf(archived.At)), ["shelf"] = archived.Form.TextOrNull("shelf") };
    }

    private static JsonObject Row(string part, Notice notice) => new()
    {
        ["part"] = part,
        ["title"] = notice.Title,
        ["doc_no"] = notice.DocumentNumber,
        ["date"] = Plain.Date(notice.IssuedOn),
        ["remark"] = notice.Status == NoticeStatus.Voided ? "已作废" : null,
    };

    private static string NameOf(FilePart part) => part switch
    {
        FilePart.Decision => "决定文书",
        FilePart.Filing => "受案文书",
        FilePart.Notice => "通知、告知及送达",
        FilePart.Evidence => "证据材料",
        _ => "内部审批",
    };
}
