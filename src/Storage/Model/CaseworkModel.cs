using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Model;

internal static class CaseworkModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Campaign>(e =>
        {
            e.HasIndex(c => c.Code).IsUnique();
            e.Property(c => c.Phases).HasJson();
            e.Property(c => c.Settings).HasJson();
            e.Property(c => c.Revision).IsConcurrencyToken();
        });
        builder.Entity<Unit>(e =>
        {
            e.HasIndex(u => u.Code).IsUnique();
            e.HasIndex(u => u.NameKey);
            e.HasIndex(u => u.RegistrationNumber);
            // Who rents from a unit is counted for each record of its inspection.
            e.HasIndex(u => u.UpstreamUnitId);
        });
        builder.Entity<Person>(e =>
        {
            e.ToTable("people");
            e.HasIndex(p => p.SignInName).IsUnique();
            e.HasIndex(p => p.UnitId);
        });
        builder.Entity<UnitCase>(e =>
        {
            e.ToTable("cases");
            // The unit first: what was ever done about a unit is looked for in all campaigns.
            e.HasIndex(c => new { c.UnitId, c.CampaignId }).IsUnique();
            // Numbers begin with the year and the document of their campaign, so that one index gives the order of all cases and those of one campaign.
            e.HasIndex(c => new { c.Number, c.CampaignId }).IsUnique();
            e.HasIndex(c => new { c.CampaignId, c.State, c.Number });
            e.HasIndex(c => c.InstanceId);
            e.Property(c => c.Hold).HasJson();
            e.Property(c => c.Revision).IsConcurrencyToken();
        });
        builder.Entity<SelfCheck>(e => e.HasIndex(s => new { s.CaseId, s.Attempt }).IsUnique());
        builder.Entity<Inspection>(e =>
        {
            e.HasIndex(i => i.CaseId);
            e.HasIndex(i => new { i.CampaignId, i.Kind });
            e.Property(i => i.InPlace).HasJson();
        });
        builder.Entity<Finding>(e =>
        {
            e.HasIndex(f => f.CaseId);
            e.HasIndex(f => new { f.CampaignId, f.Gap });
        });
        builder.Entity<RectificationOrder>(e =>
        {
            e.ToTable("rectification_orders");
            e.HasIndex(o => o.CaseId);
            e.HasIndex(o => new { o.CampaignId, o.Status });
            e.Property(o => o.Items).HasJson();
            e.Ignore(o => o.StopsAtOnce);
        });
        builder.Entity<PenaltyCase>(e =>
        {
            e.HasIndex(p => p.CaseId);
            e.HasIndex(p => p.UnitId);
            e.HasIndex(p => new { p.CampaignId, p.State });
            e.Property(p => p.Proposed).HasJson();
            e.Property(p => p.Decided).HasJson();
            e.Property(p => p.Hearing).HasJson();
            e.Property(p => p.Ending).HasJson();
            e.Property(p => p.Factors).HasJson();
            e.Property(p => p.Enforcement).HasJson();
            e.Property(p => p.Challenges).HasJson();
            e.Ignore(p => p.PendingChallenge);
            e.Property(p => p.Revision).IsConcurrencyToken();
        });
        builder.Entity<CaseMeasure>(e =>
        {
            e.HasIndex(m => new { m.CaseId, m.Status });
            e.HasIndex(m => m.InstanceId);
        });
        builder.Entity<LawDecision>(e => e.HasIndex(d => d.CaseId));
        builder.Entity<AcceptanceCheck>(e =>
        {
            e.HasIndex(a => new { a.CaseId, a.Round });
            e.Property(a => a.InPlace).HasJson();
        });
        builder.Entity<Bulletin>(e => e.HasIndex(b => b.CampaignId));
        builder.Entity<Deadline>(e =>
        {
            e.HasIndex(d => new { d.Status, d.ExpiresAt, d.Id });
            e.HasIndex(d => new { d.InstanceId, d.Timer });
            e.HasIndex(d => d.CaseId);
        });
        builder.Entity<WorkTask>(e =>
        {
            e.ToTable("work_tasks");
            // What is open is looked for in many ways, what is done by its case: a task that is done leaves these indexes and enters none of them again.
            // The order of the worklist has an index of its own, made by the migrations: an expression, which the model cannot tell.
            e.HasIndex(t => new { t.Role, t.District, t.DueAt, t.Id }).HasFilter("status = 'Open'");
            e.HasIndex(t => new { t.AssigneeId, t.Status, t.DueAt, t.Id }).HasFilter("assignee_id IS NOT NULL");
            e.HasIndex(t => new { t.UnitId, t.Status }).HasFilter($"role = '{Role.Unit}'");
            e.HasIndex(t => t.CaseId);
            e.HasIndex(t => t.InstanceId);
            e.Property(t => t.Revision).IsConcurrencyToken();
        });
    }
}
