using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Campaigns;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>A campaign in the autumn of 2026, under the law before or after 1 October.</summary>
internal static class Campaign2026
{
    public static Campaign Create(TimeProvider clock, string profile = "LP-2026A") => new()
    {
        Id = Ids.New(clock),
        Code = "2026-12",
        Title = "互联网接入服务安全管理专项整治",
        FoundingDocument = "深公网〔2026〕12号",
        IssuedOn = new LocalDate(2026, 7, 27),
        LegalProfile = profile,
        Phases =
        [
            new Phase(1, "自查", "Self-check", new LocalDate(2026, 8, 3), new LocalDate(2026, 8, 31)),
            new Phase(2, "清理整治", "Inspection and rectification", new LocalDate(2026, 9, 1), new LocalDate(2026, 11, 13)),
            new Phase(3, "检查验收", "Acceptance", new LocalDate(2026, 11, 16), new LocalDate(2026, 11, 30)),
        ],
        IsSimulated = true,
        CreatedAt = clock.GetUtcNow(),
    };
}
