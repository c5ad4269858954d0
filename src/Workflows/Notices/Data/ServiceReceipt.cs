using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D34, the receipt. What it prints comes with the service that it proves.</summary>
internal sealed class ServiceReceipt : NoticeContent
{
    public override string Code => "D34";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["officers"] = Plain.Officers(facts);
        data["place"] = facts.Unit.Address;
    }

    /// <summary>The particulars of one service, of one document or of all in an envelope.</summary>
    public static JsonObject Particulars(IEnumerable<Notice> served, ServiceRecord service, string? relation) => new()
    {
        ["documents"] = new JsonArray([.. served.Select(notice => (JsonNode)new JsonObject { ["title"] = notice.Title, ["doc_no"] = notice.DocumentNumber })]),
        ["mode"] = service.Mode switch
        {
            ServiceMode.Direct => "direct",
            ServiceMode.Left => "left",
            ServiceMode.Mail => "mail",
            ServiceMode.Entrusted => "entrusted",
            ServiceMode.PublicNotice => "public_notice",
            _ => "electronic",
        },
        ["served_on"] = Plain.Date(service.ServedOn),
        ["receiver"] = service.Receiver,
        ["relation"] = relation,
        ["witness"] = service.Witness,
        ["remark"] = service.Remark,
    };
}
