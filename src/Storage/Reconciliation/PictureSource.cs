using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Reconciliation;

/// <summary>Reads the picture in eight queries, untracked.</summary>
public sealed class PictureSource(OrchestratorDbContext db) : IPictureSource
{
    // Ground of a termination (TR-40) in the form of its proposal.
    private const string Dissolved = "\"dissolved\"";

    public async Task<AccessPicture> ReadAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(c => c.Id == campaignId, cancellationToken);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancellationToken);
        // The tables that were in force at the instant.
        var inForce = db.Declarations.Where(d => d.CampaignId == campaignId && d.FiledAt <= at && !db.Declarations.Any(later => later.CampaignId == campaignId && later.UnitId == d.UnitId && later.Version > d.Version && later.FiledAt <= at));
        var declarations = await inForce.AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var rows = await db.DeclaredUnits.AsNoTracking().Where(r => r.CampaignId == campaignId && inForce.Any(d => d.Id == r.DeclarationId)).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var statements = await db.SelfStatements.AsNoTracking().Where(s => s.CampaignId == campaignId).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var field = new FieldFacts { Tips = await TipsAsync(campaignId, at, cancellationToken), Inspections = await InspectionsAsync(campaignId, at, cancellationToken), Sanctions = await SanctionsAsync(rows, cancellationToken), Licences = await LicencesAsync(cancellationToken) };
        return new AccessPicture(LegalClock.DateOf(at), LegalProfiles.For(campaign.LegalProfile), units, declarations, rows, statements, field);
    }

    private async Task<IReadOnlyList<InspectionFact>> InspectionsAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var visits = await db.Inspections.AsNoTracking().Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null && i.FinishedAt <= at)
            .Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { c.UnitId, i.FinishedAt, Issues = db.Findings.Count(f => f.CaseId == i.CaseId && f.InspectionId == i.Id) }).ToListAsync(cancellationToken);
        return [.. visits.Select(visit => new InspectionFact(visit.UnitId, visit.FinishedAt!.Value, visit.Issues))];
    }

    // What was refused or found to be unfounded points at nobody; a duplicate adds weight.
    private async Task<IReadOnlyList<TipFact>> TipsAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await db.Tips.AsNoTracking().Where(t => t.CampaignId == campaignId && t.RegisteredAt <= at && t.Outcome != TipState.L07 && t.Outcome != TipState.L09)
            .OrderBy(t => t.Id).Select(t => new TipFact(t.Id, t.Address, t.RegisteredAt)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<LicenceFact>> LicencesAsync(CancellationToken cancellationToken) =>
        await db.ListedLicences.AsNoTracking().OrderBy(l => l.Id).Select(l => new LicenceFact(l.Id, l.Holder, l.Scope, l.ValidUntil)).ToListAsync(cancellationToken);

    // A standing penalty counts from the service of its decision, in whatever campaign it was imposed; a stop order closes the unit down, and so does its end as a legal person.
    private async Task<IReadOnlyList<SanctionFact>> SanctionsAsync(IReadOnlyList<DeclaredUnit> declared, CancellationToken cancellationToken)
    {
        var served = await db.PenaltyCases.AsNoTracking().Where(p => p.DecisionServedOn != null && p.Decided != null && p.State != PenaltyState.PX4 && p.Outcome != PenaltyOutcome.Revoked)
            .Join(db.Units, p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Decided, p.DecisionServedOn, Unit = u }).ToListAsync(cancellationToken);
        var circuits = declared.Where(row => row.RegistrationNumber is not ("" or RegistrationNumber.None)).ToLookup(row => row.RegistrationNumber, row => row.CircuitId);
        var ended = await db.Measures.AsNoTracking().Where(m => m.Kind == MeasureKind.Terminate && m.Status == MeasureStatus.CarriedOut && m.DecidedAt != null && m.Form.Contains(Dissolved))
            .Join(db.Cases, m => m.CaseId, c => c.Id, (m, c) => new { m.Id, m.DecidedAt, c.UnitId }).Join(db.Units, m => m.UnitId, u => u.Id, (m, u) => new { m.Id, m.DecidedAt, Unit = u }).ToListAsync(cancellationToken);
        return
        [
            .. served.Select(row => new SanctionFact(row.Id, row.Unit.Id, row.Unit.Name, row.Unit.RegistrationNumber, row.Unit.Address, circuits[row.Unit.RegistrationNumber].FirstOrDefault(), row.DecisionServedOn!.Value, row.Decided!.StopDays > 0)),
            .. ended.Select(row => new SanctionFact(row.Id, null, row.Unit.Name, row.Unit.RegistrationNumber, row.Unit.Address, circuits[row.Unit.RegistrationNumber].FirstOrDefault(), LegalClock.DateOf(row.DecidedAt!.Value), Closes: true)),
        ];
    }
}
