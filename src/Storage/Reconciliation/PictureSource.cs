using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Storage.Reconciliation;

/// <summary>Reads the picture in six queries, untracked.</summary>
public sealed class PictureSource(OrchestratorDbContext db) : IPictureSource
{
    public async Task<AccessPicture> ReadAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(c => c.Id == campaignId, cancellationToken);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancellationToken);
        var declarations = await db.Declarations.AsNoTracking().Where(d => d.CampaignId == campaignId && !d.IsSuperseded).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var rows = await db.DeclaredUnits.AsNoTracking().Where(r => r.CampaignId == campaignId && db.Declarations.Any(d => d.Id == r.DeclarationId && !d.IsSuperseded)).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var statements = await db.SelfStatements.AsNoTracking().Where(s => s.CampaignId == campaignId).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var field = new FieldFacts { Inspections = await InspectionsAsync(campaignId, at, cancellationToken), Sanctions = await SanctionsAsync(campaignId, cancellationToken) };
        return new AccessPicture(LegalClock.DateOf(at), LegalProfiles.For(campaign.LegalProfile), units, declarations, rows, statements, field);
    }

    private async Task<IReadOnlyList<InspectionFact>> InspectionsAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var visits = await db.Inspections.AsNoTracking().Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null && i.FinishedAt <= at)
            .Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { c.UnitId, i.FinishedAt, Issues = db.Findings.Count(f => f.InspectionId == i.Id) }).ToListAsync(cancellationToken);
        return [.. visits.Select(visit => new InspectionFact(visit.UnitId, visit.FinishedAt!.Value, visit.Issues))];
    }

    // A penalty counts from the service of its decision; only a stop order closes the unit down.
    private async Task<IReadOnlyList<SanctionFact>> SanctionsAsync(string campaignId, CancellationToken cancellationToken)
    {
        var served = await db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == campaignId && p.DecisionServedOn != null && p.Decided != null)
            .Join(db.Units, p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Decided, p.DecisionServedOn, Unit = u }).ToListAsync(cancellationToken);
        return [.. served.Select(row => new SanctionFact(row.Id, row.Unit.Id, row.Unit.Name, row.Unit.RegistrationNumber, row.Unit.Address, null, row.DecisionServedOn!.Value, row.Decided!.StopDays > 0))];
    }
}
