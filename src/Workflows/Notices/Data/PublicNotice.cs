using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D35, the public notice of a document that could not be served otherwise. What it publishes comes with the order to publish it.</summary>
internal sealed class PublicNotice : NoticeContent
{
    public override string Code => "D35";

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["basis"] = Plain.List("《公安机关办理行政案件程序规定》");
        data["fetch_at"] = facts.Campaign.Settings.ContactRole;
    }

    /// <summary>The particulars of one publication.</summary>
    public static JsonObject Particulars(Notice notice, LocalDate publishedOn, string media, PublicNoticeTerm term, LocalDate servedOn) => new()
    {
        ["document"] = new JsonObject { ["title"] = notice.Title, ["doc_no"] = notice.DocumentNumber },
        ["published_on"] = Plain.Date(publishedOn),
        ["media"] = media,
        ["days"] = term.Length.Amount,
        ["served_on"] = Plain.Date(servedOn),
    };
}
