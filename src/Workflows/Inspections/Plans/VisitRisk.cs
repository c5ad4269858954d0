using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>How urgent the visit to a unit is, from what its file tells: carriers, units that did not report, tips, and leads of the comparison come first.</summary>
public static class VisitRisk
{
    public const string Carrier = "carrier";
    public const string LateFiling = "late-filing";
    public const string Tip = "tip";
    public const string Lead = "lead";

    private const int CarrierPoints = 40;
    private const int LatePoints = 30;
    private const int TipPoints = 30;
    private const int MostLeadPoints = 50;

    /// <summary>Every ground that points are given for.</summary>
    public static IReadOnlyList<string> AllGrounds { get; } = [Carrier, LateFiling, Tip, Lead];

    /// <summary>Points and what they were given for.</summary>
    /// <param name="highestLead">Score of the highest live lead, 0 to 100; null for none.</param>
    public static (int Points, IReadOnlyList<string> Grounds) Of(UnitCategory category, bool filedLate, bool hasTip, double? highestLead)
    {
        var (points, grounds) = (0, new List<string>());
        Add(category == UnitCategory.Carrier, Carrier, CarrierPoints);
        Add(filedLate, LateFiling, LatePoints);
        Add(hasTip, Tip, TipPoints);
        Add(highestLead is not null, Lead, (int)Math.Round(Math.Clamp(highestLead ?? 0, 0, 100) * MostLeadPoints / 100, MidpointRounding.AwayFromZero));
        return (points, grounds);

        void Add(bool applies, string ground, int worth)
        {
            if (!applies)
                return;
            points += worth;
            grounds.Add(ground);
        }
    }
}
