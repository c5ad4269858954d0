using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units;

/// <summary>Two register entries that are one unit (TR-39): the later stands for the earlier. Chains of mergers end somewhere; a circle is refused.</summary>
public static class UnitMerge
{
    private const int LongestChain = 1_000;

    /// <summary>Null when the unit may be merged into the other.</summary>
    /// <param name="find">A unit by its id; null when there is none.</param>
    public static Refusal? Check(Unit unit, Unit into, Func<string, Unit?> find)
    {
        if (unit.MergedIntoUnitId is not null)
            return new Refusal("unit.merged-already", $"“{unit.Name}”已经并入其他单位。", $"'{unit.Name}' is merged already.", "TR-39");
        return StandsFor(into, find)?.Id == unit.Id || into.Id == unit.Id
            ? new Refusal("unit.merge-circle", $"“{into.Name}”已经（经其他单位）并入“{unit.Name}”，不能互相并入。", $"'{into.Name}' is merged into '{unit.Name}' already, directly or through others; mergers cannot come round.", "TR-39")
            : null;
    }

    /// <summary>The unit at the end of a chain of mergers; null when the chain is broken or comes round.</summary>
    public static Unit? StandsFor(Unit unit, Func<string, Unit?> find)
    {
        var at = unit;
        for (var step = 0; step < LongestChain; step++)
        {
            if (at?.MergedIntoUnitId is not { } next)
                return at;
            at = find(next);
        }
        return null;
    }
}
