using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>One pair on one day, with the units that it visits then.</summary>
/// <param name="taken">Visits that the pair has on the day already.</param>
internal sealed class VisitSlot(LocalDate day, OfficerPair pair, int taken, int perDay)
{
    public LocalDate Day { get; } = day;
    public OfficerPair Pair { get; } = pair;
    /// <summary>Visits that the pair can still make on the day.</summary>
    public int Capacity { get; } = Math.Max(0, perDay - taken);
    /// <summary>Visits that the pair has on the day already.</summary>
    public int Taken { get; } = taken;
    /// <summary>In the order in which they came.</summary>
    public List<VisitSubject> Visits { get; } = [];
    public bool IsFree => Visits.Count < Capacity;
    /// <summary>Nothing in it can move to where there is room, and nothing ever will.</summary>
    public bool IsClosed { get; set; }
}
