using NodaTime;
using Orchestrator.Engine;

namespace Orchestrator.Workflows.Campaigns;

/// <summary>The campaign of 2005 as its founding document dates it.</summary>
public static class Campaign2005
{
    /// <summary>Drafts the campaign with its three phases; the days between them belong to none.</summary>
    public static Campaign Create(TimeProvider clock, bool isSimulated = true) => new()
    {
        Id = Ids.New(clock),
        Code = "2005-166",
        Title = "互联网接入服务安全管理专项整治",
        FoundingDocument = "深公(网)字[2005]166号",
        IssuedOn = new LocalDate(2005, 3, 25),
        LegalProfile = "LP-2005",
        Phases =
        [
            new Phase(1, "自查", "Self-check", new LocalDate(2005, 4, 1), new LocalDate(2005, 4, 29)),
            new Phase(2, "清理整治", "Inspection and rectification", new LocalDate(2005, 5, 2), new LocalDate(2005, 5, 20)),
            new Phase(3, "检查验收", "Acceptance", new LocalDate(2005, 5, 21), new LocalDate(2005, 5, 31)),
        ],
        IsSimulated = isSimulated,
        CreatedAt = clock.GetUtcNow(),
    };
}
