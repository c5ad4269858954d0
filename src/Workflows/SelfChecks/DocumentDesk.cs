using System.Security.Cryptography;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.SelfChecks;

/// <summary>Takes the files that units attach to their self-check.</summary>
public sealed class DocumentDesk(IRecords records, IAuditTrail audit, TimeProvider time)
{
    /// <summary>Largest file, bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;
    private const int MostVersions = 50;
    private const int LongestName = 200;

    /// <summary>Attaches a file as the next version of its kind. The same content again gives the version that is there.</summary>
    public async Task<Answer<FiledDocument>> AttachAsync(string campaignId, string unitId, DocumentKind kind, string fileName, byte[] content, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!(actor.Is(Role.Unit) && actor.UnitId == unitId) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "只有本单位和专项办可以上传附件。", "Only the unit itself and the campaign office attach files.");
        if (content.Length == 0)
            return new Refusal("document.empty", "文件是空的。", "The file is empty.", "工作方案四(一)");
        if (content.Length > LargestFile)
            return new Refusal("document.too-large", $"文件超过{LargestFile / 1024 / 1024} MB。", $"The file is larger than {LargestFile / 1024 / 1024} MB.", "工作方案四(一)");
        if (FileTypes.Of(fileName, content) is not { } contentType)
            return new Refusal("document.type", $"文件“{fileName}”的内容与扩展名不符或者类型不允许，可用：{FileTypes.Allowed}。", $"The content of '{fileName}' is not what its name says, or its type is not taken; possible: {FileTypes.Allowed}.", "工作方案四(一)");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var latest = await records.FirstAsync<FiledDocument>(document => document.CampaignId == campaignId && document.UnitId == unitId && document.Kind == kind, rows => rows.OrderByDescending(document => document.Version), cancellationToken);
        if (latest?.Sha256 == hash)
            return latest;
        if (latest?.Version >= MostVersions)
            return new Refusal("document.too-many", $"该附件已有{MostVersions}个版本。", $"There are {MostVersions} versions of this attachment already.");
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        var name = Path.GetFileName(fileName);
        var document = new FiledDocument
        {
            Id = Ids.New(time),
            CampaignId = campaignId,
            UnitId = unitId,
            Kind = kind,
            Version = (latest?.Version ?? 0) + 1,
            FileName = name.Length > LongestName ? name[^LongestName..] : name,
            ContentType = contentType,
            Size = content.Length,
            Sha256 = hash,
            Content = content,
            UploadedAt = time.GetUtcNow(),
            UploadedBy = actor.Id,
        };
        records.Add(document);
        await audit.AppendAsync(campaign, actor, "document.attached", after: $"{kind} {document.Version}", data: new { document.Id, document.UnitId, document.Sha256, document.Size }, cancellationToken: cancellationToken);
        return document;
    }
}
