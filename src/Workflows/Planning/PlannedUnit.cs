using NodaTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Planning;

/// <summary>A unit on its way through a plan.</summary>
internal sealed class PlannedUnit(int number, string code, UnitCategory category)
{
    public int Number { get; } = number;
    public string Code { get; } = code;
    public UnitCategory Category { get; } = category;
    public int Rechecks { get; set; }
    public bool IsExtended { get; set; }
    /// <summary>Last day of its order.</summary>
    public LocalDate DueOn { get; set; }
    /// <summary>First day on which it can be rechecked.</summary>
    public LocalDate RecheckFrom { get; set; }
    /// <summary>Last day for the recheck (T-10).</summary>
    public LocalDate RecheckBy { get; set; }
    public bool HasPenalty { get; set; }
    /// <summary>Null while something is still to be done on site.</summary>
    public LocalDate? ClosesOn { get; set; }
}
