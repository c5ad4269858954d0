using System.Text.Json;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Bulletins;

/// <summary>Freezes the figures of the campaign as of now; later events never change them.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "冻结通报数据", DisplayNameEn = "Freeze the figures", Description = "冻结专项整治各项指标和审计链根值。", DescriptionEn = "Freezes the figures and the root over the audit chains.")]
internal sealed class CreateBulletin : CodeActivity
{
    [Output(DisplayName = "通报标识", DisplayNameEn = "Bulletin id")]
    public Output<string>? BulletinId { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var campaign = (await context.OpenFileAsync()).Campaign;
        var figures = context.GetRequiredService<IBulletinFigures>();
        var asOf = context.Clock.GetUtcNow();
        var snapshot = await figures.SnapshotAsync(campaign.Id, asOf, context.CancellationToken);
        var bulletin = new Bulletin
        {
            Id = Ids.New(context.Clock),
            CampaignId = campaign.Id,
            AsOf = asOf,
            Edition = BulletinMetrics.Edition,
            Metrics = JsonSerializer.Serialize(snapshot.Figures),
            SnapshotHash = snapshot.Hash,
            Annexes = JsonSerializer.Serialize(await figures.AnnexesAsync(campaign.Id, asOf, context.CancellationToken)),
            AuditRoot = await figures.AuditRootAsync(context.CancellationToken),
        };
        context.GetRequiredService<IRecords>().Add(bulletin);
        await context.GetRequiredService<IAuditTrail>().AppendAsync(campaign, context.GetRequiredService<Acting>().Actor, "bulletin.frozen", after: bulletin.Id, data: new { bulletin.AuditRoot, bulletin.SnapshotHash }, cancellationToken: context.CancellationToken);
        context.Set(BulletinId, bulletin.Id);
    }
}
