using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Storage.Model;

/// <summary>Tips, and apart from them who gave them.</summary>
internal static class TipModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Tip>(e =>
        {
            e.HasIndex(t => new { t.CampaignId, t.Number }).IsUnique();
            e.HasIndex(t => new { t.CampaignId, t.AddressKey, t.Type });
            e.HasIndex(t => t.CaseId);
            e.HasIndex(t => t.InstanceId);
            e.Property(t => t.Revision).IsConcurrencyToken();
        });
        builder.Entity<PersonSubject>(e => e.HasIndex(p => p.CampaignId));
        builder.Entity<TipInformant>();
    }
}
