using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices.Data;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Notices;

/// <summary>Issues documents: collects the data, takes the number, renders and freezes, all in the caller's transaction, so that no number is lost and none given twice.</summary>
internal sealed class NoticeDesk(IRecords records, IAuditTrail audit, INoticeRenderer renderer, CaseFactsReader reader, Messages messages, Acting acting, TimeProvider clock)
{
    /// <summary>Issues a document. <paramref name="extra"/> goes over what the records give.</summary>
    /// <exception cref="Refusals.RefusedException">A field that the template needs is missing; it is named.</exception>
    public Task<Notice> IssueAsync(CaseFile file, string code, JsonObject? extra, CancellationToken cancellationToken) => WriteAsync(file, code, extra, null, cancellationToken);

    /// <summary>Issues a document anew, under a number of its own: from the records as they stand now, and what they do not give as it was.</summary>
    public Task<Notice> ReissueAsync(CaseFile file, Notice voided, CancellationToken cancellationToken) =>
        WriteAsync(file, voided.TemplateCode, null, JsonNode.Parse(voided.Data) as JsonObject, cancellationToken);

    private async Task<Notice> WriteAsync(CaseFile file, string code, JsonObject? extra, JsonObject? former, CancellationToken cancellationToken)
    {
        var content = NoticeContents.Get(code);
        var template = renderer.Describe(code);
        var now = clock.GetUtcNow();
        var moment = new NoticeMoment(now, LegalClock.DateOf(now));
        var facts = await reader.ReadAsync(file, content.Needs, null, cancellationToken);
        var data = Header(facts, moment);
        content.Compose(facts, moment, data);
        foreach (var (name, value) in extra ?? [])
            data[name] = value?.DeepClone();
        foreach (var (name, value) in former ?? [])
        {
            if (!data.ContainsKey(name))
                data[name] = value?.DeepClone();
        }
        if (!content.QuotesOthers && CitationReader.Check(data, moment.Today, file.CaseOrNull?.District) is { } badLaw)
            throw new RefusedException(badLaw);

        var notice = await NumberedAsync(file, template, moment, data, facts, content, cancellationToken);
        records.Add(notice);
        await RecordAsync(file, "notice.issued", notice, cancellationToken);
        if (content.TellsUnit)
            await messages.TellOfNoticeAsync(file, notice, cancellationToken);
        return notice;
    }

    /// <summary>Takes the number and freezes the document. What cannot be written gives its number back: the case goes on to an incident in the same transaction.</summary>
    private async Task<Notice> NumberedAsync(CaseFile file, NoticeTemplate template, NoticeMoment moment, JsonObject data, CaseFacts facts, NoticeContent content, CancellationToken cancellationToken)
    {
        if (!template.IsNumbered)
            return Freeze(file, template, moment, data, facts, content, null, null);
        var organ = IssuingOrgan.Of(file.Campaign);
        var series = new NumberSeries(organ.Short, organ.Department, DocumentSeries.Of(template.Code, file.Profile), moment.Today.Year);
        var serial = await records.NextSerialAsync(series, cancellationToken);
        try
        {
            data["doc_no"] = file.Profile.NumberStyle.Print(series.Organ, series.Department, series.Code, series.Year, serial);
            return Freeze(file, template, moment, data, facts, content, series, serial);
        }
        catch
        {
            await records.ReturnSerialAsync(series, cancellationToken);
            throw;
        }
    }

    private Notice Freeze(CaseFile file, NoticeTemplate template, NoticeMoment moment, JsonObject data, CaseFacts facts, NoticeContent content, NumberSeries? series, int? serial)
    {
        var rendered = renderer.Render(template.Code, data);
        var notice = new Notice
        {
            Id = Ids.New(clock),
            CampaignId = file.Campaign.Id,
            CaseId = file.CaseOrNull?.Id,
            PenaltyCaseId = file.PenaltyOrNull?.Id,
            TemplateCode = template.Code,
            TemplateVersion = rendered.Version,
            Title = rendered.Title,
            DocumentNumber = serial is null ? null : data["doc_no"]!.GetValue<string>(),
            Series = series?.Code,
            SeriesYear = series?.Year,
            Serial = serial,
            AddresseeName = content.Addressee(facts),
            Html = rendered.Html,
            Data = rendered.Data,
            Sha256 = rendered.Sha256,
            RequiresService = template.RequiresService,
            IssuedBy = acting.Actor.Id,
            IssuedAt = moment.Now,
            IssuedOn = moment.Today,
        };
        content.OnIssued(facts, notice);
        return notice;
    }

    /// <summary>As <see cref="IssueAsync"/>, or null when there is nothing left to write of.</summary>
    public async Task<Notice?> IssueUnlessMootAsync(CaseFile file, string code, CancellationToken cancellationToken)
    {
        var content = NoticeContents.Get(code);
        return content.IsMoot(await reader.ReadAsync(file, content.Needs, null, cancellationToken)) ? null : await IssueAsync(file, code, null, cancellationToken);
    }

    private async Task RecordAsync(CaseFile file, string act, Notice notice, CancellationToken cancellationToken)
    {
        var data = new { notice.Id, notice.TemplateCode, notice.DocumentNumber, notice.Sha256 };
        var after = $"{notice.Title} {notice.DocumentNumber}".TrimEnd();
        if (file.CaseOrNull is { } @case)
            audit.Append(@case, acting.Actor, act, after: after, data: data);
        else
            await audit.AppendAsync(file.Campaign, acting.Actor, act, after: after, data: data, cancellationToken: cancellationToken);
    }

    private static JsonObject Header(CaseFacts facts, NoticeMoment moment)
    {
        var campaign = facts.Campaign;
        var data = new JsonObject
        {
            ["issuing_organ"] = campaign.Settings.IssuingOrgan,
            ["issue_date"] = Plain.Date(moment.Today),
            ["profile"] = facts.Profile.Id,
            ["watermark"] = campaign.IsSimulated ? "模拟数据" : null,
            ["campaign"] = new JsonObject { ["title"] = campaign.Title, ["doc_no"] = campaign.FoundingDocument },
            ["contact"] = new JsonObject { ["role"] = campaign.Settings.ContactRole, ["phone"] = campaign.Settings.ContactPhone },
        };
        if (facts.UnitOrNull is not null)
            data["unit"] = Plain.Unit(facts);
        return data;
    }
}
