using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Host.Simulation;

/// <summary>Which transitions of the tables were played, and how often. An id that several ways share counts all of them.</summary>
/// <param name="Played">By id of the domain reference (TR-16, PT-05, LT-03).</param>
/// <param name="NotPlayed">Ids of which no way was played.</param>
internal sealed record TransitionCounts(SortedDictionary<string, int> Played, IReadOnlyList<string> NotPlayed)
{
    private const string Cases = "case.state";
    private const string Penalties = "penalty.state";
    private const string Tips = "tip.state";

    public static async Task<TransitionCounts> CountAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var moves = await db.AuditEvents.AsNoTracking().Where(e => e.Act == Cases || e.Act == Penalties || e.Act == Tips).GroupBy(e => new { e.Act, e.Before, e.After })
            .Select(g => new { g.Key.Act, g.Key.Before, g.Key.After, Count = g.Count() }).ToDictionaryAsync(g => (g.Act, g.Before ?? "", g.After ?? ""), g => g.Count, cancellationToken);
        var decided = await db.Tasks.AsNoTracking().Where(t => t.Act == "extension" && t.Outcome != null).GroupBy(t => t.Outcome!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var (cases, penalties) = (await db.Cases.CountAsync(cancellationToken), await db.PenaltyCases.CountAsync(cancellationToken));

        // An extension leaves the case in its state, so the decision on it tells.
        IEnumerable<(string Id, int Count)> all =
        [
            .. UnitCaseTransitions.All.Select(row => (row.Id, row.Id switch
            {
                "TR-17" => decided.GetValueOrDefault("Grant"),
                "TR-18" => decided.GetValueOrDefault("Refuse"),
                _ => row.From is { } from ? Moved(Cases, $"{from}", $"{row.To}") : cases,
            })),
            .. PenaltyTransitions.All.Select(row => (row.Id, row.From is { } from ? Moved(Penalties, $"{from}", $"{row.To}") : penalties)),
            .. TipTransitions.All.Select(row => (row.Id, Moved(Tips, $"{row.From}", $"{row.To}"))),
        ];
        var counted = all.GroupBy(row => row.Id).Select(row => (Id: row.Key, Count: row.Sum(way => way.Count))).ToList();
        return new TransitionCounts(
            new(counted.Where(row => row.Count > 0).ToDictionary(row => row.Id, row => row.Count), StringComparer.Ordinal),
            [.. counted.Where(row => row.Count == 0).Select(row => row.Id)]);

        int Moved(string act, string from, string to) => moves.GetValueOrDefault((act, from, to));
    }
}
