using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Storage.Model;

internal static class PaperworkModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Notice>(e =>
        {
            e.HasIndex(n => n.CaseId);
            e.HasIndex(n => n.PenaltyCaseId);
            e.HasIndex(n => new { n.CampaignId, n.TemplateCode, n.IssuedAt });
            e.HasIndex(n => new { n.Series, n.SeriesYear, n.Serial }).IsUnique();
        });
        builder.Entity<ServiceRecord>(e =>
        {
            e.HasIndex(s => s.NoticeId);
            e.HasIndex(s => s.CaseId);
        });
        builder.Entity<SeriesCounter>();
        builder.Entity<AuditEvent>(e =>
        {
            e.HasKey(a => new { a.Stream, a.Sequence });
            e.Property(a => a.Id).IsRequired();
        });
        builder.Entity<AuditStream>();
        builder.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox");
            e.HasIndex(m => new { m.Status, m.NextAttemptAt, m.Id });
            e.HasIndex(m => m.IdempotencyKey).IsUnique();
            e.HasIndex(m => m.CaseId);
        });
        builder.Entity<AlterationPlan>(e =>
        {
            e.HasIndex(p => new { p.ProposedAt, p.Id });
            e.HasIndex(p => p.Status);
            e.Property(p => p.Revision).IsConcurrencyToken();
        });
        builder.Entity<AlterationItem>(e =>
        {
            e.HasIndex(i => new { i.PlanId, i.Status, i.Id });
            e.HasIndex(i => i.InstanceId);
        });
        builder.Entity<Job>(e =>
        {
            e.HasIndex(j => new { j.OrderedAt, j.Id });
            e.HasIndex(j => j.Status);
            e.Property(j => j.Revision).IsConcurrencyToken();
        });
        builder.Entity<JobItem>(e => e.HasIndex(i => new { i.JobId, i.Status, i.Id }));
        builder.Entity<PublicationRequest>(e =>
        {
            e.HasIndex(r => new { r.AskedAt, r.Id });
            e.HasIndex(r => new { r.DefinitionId, r.Status });
            e.HasIndex(r => r.Status);
            e.Property(r => r.Revision).IsConcurrencyToken();
        });
        builder.Entity<SimulationRun>();
        builder.Entity<CalendarYear>(e => e.HasIndex(y => new { y.Year, y.Revision }).IsUnique());
        // On PostgreSQL the migrations make it an index of ranges: answers lie in the order of their instants.
        builder.Entity<IdempotentAnswer>(e => e.HasIndex(a => a.AnsweredAt));
    }
}
