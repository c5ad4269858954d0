using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Approvals;

namespace Orchestrator.Storage.Model;

/// <summary>Slips of approvals, and who stands in for whom.</summary>
internal static class ApprovalModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<ApprovalSlip>(e =>
        {
            e.HasIndex(s => new { s.Subject, s.Status });
            e.HasIndex(s => new { s.PersonId, s.Status, s.Id });
            e.HasIndex(s => new { s.AskedBy, s.Id });
            e.HasIndex(s => s.CaseId);
            e.Property(s => s.Revision).IsConcurrencyToken();
        });
        builder.Entity<ApprovalStanding>(e =>
        {
            e.HasKey(s => s.Subject);
            e.Property(s => s.Revision).IsConcurrencyToken();
        });
        builder.Entity<Absence>(e =>
        {
            e.HasIndex(a => new { a.DeputyId, a.LastDay });
            e.HasIndex(a => new { a.PersonId, a.LastDay });
        });
    }
}
