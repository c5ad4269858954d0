using NodaTime;
using Orchestrator.Workflows.Campaigns;

namespace Orchestrator.Host.Workbench.Campaigns;

/// <summary>A stretch of days on the campaign's line: a phase, or the days between two phases that belong to none.</summary>
public sealed record PhaseSpan(Phase? Phase, LocalDate First, LocalDate Last)
{
    public int Days => Period.DaysBetween(First, Last) + 1;

    public bool Contains(LocalDate date) => date >= First && date <= Last;

    /// <summary>The phases in order with the gaps between them.</summary>
    public static IReadOnlyList<PhaseSpan> Of(IEnumerable<Phase> phases)
    {
        var spans = new List<PhaseSpan>();
        foreach (var phase in phases.OrderBy(p => p.First))
        {
            if (spans.Count > 0 && spans[^1].Last.PlusDays(1) < phase.First)
                spans.Add(new PhaseSpan(null, spans[^1].Last.PlusDays(1), phase.First.PlusDays(-1)));
            spans.Add(new PhaseSpan(phase, phase.First, phase.Last));
        }
        return spans;
    }
}
