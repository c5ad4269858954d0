using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Metrics;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Metrics;

internal static class MetricEndpoints
{
    private const string List = "metric-rows";
    private static readonly Refusal Changed = new("bulletin.snapshot-changed", "重新统计的结果与冻结时不一致，请核验审计链。", "Counted anew the snapshot differs from the frozen one; verify the audit chains.", "REQ-53");
    private static readonly Refusal OtherEdition = new("bulletin.other-edition", "该通报按以前的指标口径冻结，不能按现行口径重新统计。", "The bulletin was frozen under an earlier edition of the definitions; it cannot be counted anew under this one.", "REQ-53");

    public static void Map(IEndpointRouteBuilder app)
    {
        var metrics = app.MapGroup("/api/campaigns/{campaignId}/metrics").WithTags("Metrics");
        metrics.MapGet("", GetAsync).RequireAuthorization(Policies.Staff).WithName("GetMetrics").WithSummary("各项指标 / Every figure with its definition");
        metrics.MapGet("/{metric}", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListMetricRows").WithSummary("指标明细 / The list behind one figure");
        var bulletins = app.MapGroup("/api/bulletins").WithTags("Metrics");
        bulletins.MapGet("/{id}/snapshot", SnapshotAsync).RequireAuthorization(Policies.Staff).WithName("GetBulletinSnapshot").WithSummary("通报快照 / The frozen snapshot, counted anew");
        bulletins.MapGet("/{id}/public", PublicAsync).RequireAuthorization(Policies.Staff).WithName("GetPublicBulletin").WithSummary("公开版通报 / The bulletin without units and persons");
    }

    private static async Task<Results<Ok<MetricsInfo>, ProblemAnswer>> GetAsync(string campaignId, DateTimeOffset? asOf, IBulletinFigures figures, OrchestratorDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await db.Campaigns.AnyAsync(c => c.Id == campaignId, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var at = asOf ?? clock.GetUtcNow();
        var snapshot = await figures.SnapshotAsync(campaignId, at, cancellationToken);
        return TypedResults.Ok(new MetricsInfo(campaignId, at, snapshot.Hash, Show(snapshot.Figures)));
    }

    private static async Task<Results<Ok<Page<MetricRowInfo>>, ProblemAnswer>> ListAsync(string campaignId, string metric, DateTimeOffset? asOf, string? district, string? category, string? part, string? cursor, int? limit, IBulletinFigures figures, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (BulletinMetrics.Find(metric) is null)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var size = PageSize.Of(limit);
        var after = Cursor.Read(List, cursor, 1)?.Text(0);
        var rows = (await figures.ListAsync(campaignId, metric, asOf ?? clock.GetUtcNow(), cancellationToken))
            .Where(row => (string.IsNullOrEmpty(district) || row.District == district) && (string.IsNullOrEmpty(category) || row.Category?.ToString() == category) && (string.IsNullOrEmpty(part) || row.Part == part)
                && (after is null || string.CompareOrdinal(row.Id, after) > 0)).Take(size + 1).ToList();
        return TypedResults.Ok(PageSize.Cut(rows, size, row => new MetricRowInfo(row.Id, row.CaseId, row.Label, row.District, row.Amount, row.Base, row.Part, row.Category?.ToString()), row => Cursor.Of(List, row.Id)));
    }

    private static async Task<Results<FileContentHttpResult, ProblemAnswer>> SnapshotAsync(string id, IBulletinFigures figures, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (bulletin is null)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        if (bulletin.Edition != BulletinMetrics.Edition)
            return ProblemAnswer.Of(OtherEdition, StatusCodes.Status409Conflict);
        var snapshot = await figures.SnapshotAsync(bulletin.CampaignId, bulletin.AsOf, cancellationToken);
        return bulletin.SnapshotHash is { } frozen && frozen != snapshot.Hash
            ? ProblemAnswer.Of(Changed, StatusCodes.Status409Conflict)
            : TypedResults.File(snapshot.Json, "application/json", $"{bulletin.AsOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{snapshot.Hash[..12]}.json");
    }

    private static async Task<Results<Ok<PublicBulletin>, ProblemAnswer>> PublicAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var bulletin = await db.Bulletins.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (bulletin is null)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(c => c.Id == bulletin.CampaignId, cancellationToken);
        var frozen = JsonSerializer.Deserialize<Dictionary<string, decimal>>(bulletin.Metrics)!;
        return TypedResults.Ok(new PublicBulletin(campaign.Title, campaign.FoundingDocument, bulletin.AsOf, Show(frozen),
            MetricSnapshot.ByDistrict(frozen), MetricSnapshot.ByCategory(frozen), bulletin.SnapshotHash, bulletin.AuditRoot));
    }

    private static IReadOnlyList<MetricInfo> Show(IReadOnlyDictionary<string, decimal> figures) =>
        [.. BulletinMetrics.All.Where(metric => figures.ContainsKey(metric.Id)).Select(metric => new MetricInfo(metric.Id, metric.Unit.ToString(), metric.Zh, metric.En, metric.FormulaZh, metric.FormulaEn, figures[metric.Id],
            metric.Measure.ToString(), MetricSnapshot.PartsOf(figures, metric.Id)))];
}
