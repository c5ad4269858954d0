using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.Storage.Model;

/// <summary>What units declare and report, what is compared with it, what officers secure, and whom they plan to visit.</summary>
internal static class ComparisonModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Declaration>(e => e.HasIndex(d => new { d.CampaignId, d.UnitId, d.Version }).IsUnique());
        builder.Entity<DeclaredUnit>(e =>
        {
            e.ToTable("declared_units");
            e.HasIndex(r => new { r.DeclarationId, r.Seq });
            e.HasIndex(r => r.CampaignId);
        });
        builder.Entity<SelfStatement>(e =>
        {
            e.HasIndex(s => new { s.CampaignId, s.UnitId }).IsUnique();
            e.Property(s => s.Uplinks).HasJson();
        });
        builder.Entity<SelfCheckReport>(e =>
        {
            e.HasIndex(r => new { r.CampaignId, r.UnitId, r.Version }).IsUnique();
            e.Property(r => r.Content).HasJson();
            e.Property(r => r.Revision).IsConcurrencyToken();
        });
        builder.Entity<FiledDocument>(e => e.HasIndex(d => new { d.CampaignId, d.UnitId, d.Kind, d.Version }).IsUnique());
        builder.Entity<ReconciliationRun>(e => e.HasIndex(r => new { r.CampaignId, r.Number }).IsUnique());
        builder.Entity<ReconciliationFinding>(e =>
        {
            e.HasIndex(f => new { f.CampaignId, f.Key, f.Version }).IsUnique();
            e.HasIndex(f => new { f.CampaignId, f.State, f.Rule, f.Id });
            e.HasIndex(f => f.InstanceId);
            e.Property(f => f.Revision).IsConcurrencyToken();
        });
        builder.Entity<LeadQuestion>(e =>
        {
            e.HasIndex(q => q.FindingId);
            e.HasIndex(q => new { q.UnitId, q.AnsweredAt });
            e.Property(q => q.Revision).IsConcurrencyToken();
        });
        builder.Entity<ListedLicence>().ToTable("listed_licences");
        builder.Entity<EvidenceItem>(e => e.HasIndex(i => new { i.CaseId, i.Number }).IsUnique());
        builder.Entity<KeptPiece>(e =>
        {
            e.HasIndex(p => new { p.NoticeId, p.Number }).IsUnique();
            e.HasIndex(p => p.CaseId);
        });
        builder.Entity<CustodyEntry>(e => e.HasIndex(c => new { c.EvidenceId, c.Sequence }).IsUnique());
        builder.Entity<InspectionPlan>(e =>
        {
            e.HasIndex(p => new { p.CampaignId, p.Number }).IsUnique();
            e.Property(p => p.Revision).IsConcurrencyToken();
        });
        builder.Entity<PlannedVisit>(e =>
        {
            e.ToTable("planned_visits");
            e.HasIndex(v => new { v.PlanId, v.CaseId }).IsUnique();
            e.HasIndex(v => new { v.PlanId, v.Day, v.Id });
            e.HasIndex(v => v.CaseId).HasFilter("status = 'Waiting'");
            e.Property(v => v.Revision).IsConcurrencyToken();
        });
        builder.Entity<CoverageException>(e => e.HasIndex(x => new { x.CampaignId, x.UnitId }));
    }
}
