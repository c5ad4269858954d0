using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.SelfChecks;

/// <summary>Reads what a unit has reported and declared in the campaign opened last, and passes on what it files.</summary>
internal sealed class SelfCheckReader(RecordReader records, IUnitOfWork unitOfWork)
{
    private const int MostVersions = 50;

    public Task<SelfCheckFile?> ReadAsync(string unitId) => records.ReadAsync<SelfCheckFile?>(async db =>
    {
        var campaign = await db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync();
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == unitId);
        if (campaign is null || unit is null)
            return null;
        var report = await db.SelfCheckReports.Where(r => r.CampaignId == campaign && r.UnitId == unitId).OrderByDescending(r => r.Version).FirstOrDefaultAsync();
        var documents = await db.FiledDocuments.Where(d => d.CampaignId == campaign && d.UnitId == unitId).OrderBy(d => d.Kind).ThenByDescending(d => d.Version).Take(MostVersions)
            .Select(d => new DocumentLine(d.Id, d.Kind, d.Version, d.FileName, d.Size, d.Sha256, d.UploadedAt)).ToListAsync();
        var declarations = await db.Declarations.Where(d => d.CampaignId == campaign && d.UnitId == unitId).OrderByDescending(d => d.Version).Take(MostVersions).ToListAsync();
        return new SelfCheckFile(campaign, unit, report, documents, declarations);
    });

    /// <summary>What a saved draft lacks.</summary>
    public Task<IReadOnlyList<ReportGap>> GapsAsync(SelfCheckReport report) => unitOfWork.RunAsync((services, token) => services.GetRequiredService<SelfCheckDesk>().GapsAsync(report, token));

    public Task<Answer<SelfCheckReport>> SaveAsync(SelfCheckFile file, SelfCheckContent content, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<SelfCheckDesk>().SaveAsync(file.CampaignId, file.Unit.Id, content, actor, token));

    public Task<Answer<SelfCheckReport>> FileAsync(string reportId, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<SelfCheckDesk>().FileAsync(reportId, actor, token));

    public Task<Answer<SelfCheckReport>> DecideAsync(string reportId, bool accept, string? reason, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<SelfCheckDesk>().DecideAsync(reportId, accept, reason, actor, token));

    public Task<Answer<FiledDocument>> AttachAsync(SelfCheckFile file, DocumentKind kind, string name, byte[] content, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<DocumentDesk>().AttachAsync(file.CampaignId, file.Unit.Id, kind, name, content, actor, token));

    public Task<Answer<DeclarationFiled>> DeclareAsync(SelfCheckFile file, string name, byte[] content, bool goodRowsAlone, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeclarationDesk>().FileAsync(file.CampaignId, file.Unit.Id, name, new MemoryStream(content), goodRowsAlone, actor, token));

    public Task<Answer<Declaration>> DeclareNoneAsync(SelfCheckFile file, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeclarationDesk>().FileZeroAsync(file.CampaignId, file.Unit.Id, actor, token));
}

/// <summary>What a unit has reported and declared.</summary>
internal sealed record SelfCheckFile(string CampaignId, Unit Unit, SelfCheckReport? Report, IReadOnlyList<DocumentLine> Documents, IReadOnlyList<Declaration> Declarations);

/// <summary>An attached file without its content.</summary>
internal sealed record DocumentLine(string Id, DocumentKind Kind, int Version, string FileName, long Size, string Sha256, DateTimeOffset UploadedAt);
