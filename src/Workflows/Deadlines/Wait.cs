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

    private const string PhasePrefix = "PHASE-";

    public static string Phase(int number) => $"{PhasePrefix}{number}";

    /// <summary>What a wait that is no timer of the catalogue is called; null for any other id.</summary>
    public static (string Zh, string En)? NameOf(string id) =>
        id == Mail ? ("信函在途期", "Mail buffer")
        : id.StartsWith(PhasePrefix, StringComparison.Ordinal) ? ($"第{id[PhasePrefix.Length..]}阶段开始", $"Start of phase {id[PhasePrefix.Length..]}")
        : null;

    /// <summary>The wait of this id; an unknown one is refused.</summary>
    public static Wait Get(string id)
    {
        if (NameOf(id) is { } name)
        {
            return id == Mail
                ? new Wait(id, name.Zh, name.En, DeadlineKind.Internal, true, "期内交邮的仍受理", [], _ => null)
                : new Wait(id, name.Zh, name.En, DeadlineKind.Campaign, false, "工作方案四", [], _ => null);
        }

        var timer = TimerCatalogue.Get(id);
        return new Wait(timer.Id, timer.NameZh, timer.NameEn, timer.Kind, timer.Rolls, timer.BasisZh, timer.ReminderOffsets, timer.LengthUnder);
    }
}
