using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>
/// Everything that can be armed: the timers of the domain reference §2.6, and two waits of the casework that are no legal periods of their own —
/// the first day of a phase (<c>PHASE-2</c>) and the buffer for letters posted in time (<c>MAIL</c>).
/// </summary>
internal sealed record Wait(string Id, string NameZh, string NameEn, DeadlineKind Kind, bool Rolls, string BasisZh, IReadOnlyList<int> ReminderOffsets, Func<LegalProfile, StatutoryPeriod?> Length)
{
    public const string Mail = "MAIL";

    public static string Phase(int number) => $"PHASE-{number}";

    /// <summary>The wait of this id; an unknown one is refused.</summary>
    public static Wait Get(string id)
    {
        if (id == Mail)
            return new Wait(id, "信函在途期", "Mail buffer", DeadlineKind.Internal, true, "期内交邮的仍受理", [], _ => null);
        if (id.StartsWith("PHASE-", StringComparison.Ordinal))
            return new Wait(id, $"第{id[6..]}阶段开始", $"Start of phase {id[6..]}", DeadlineKind.Campaign, false, "工作方案四", [], _ => null);
        var timer = TimerCatalogue.Get(id);
        return new Wait(timer.Id, timer.NameZh, timer.NameEn, timer.Kind, timer.Rolls, timer.BasisZh, timer.ReminderOffsets, timer.LengthUnder);
    }
}
