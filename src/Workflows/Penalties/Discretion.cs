using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Penalties;

/// <summary>Bands of discretion inside a ceiling (裁量幅度): lighter 0–30 %, ordinary 30–70 %, heavier 70–100 %. A local design, not a rule of law.</summary>
public static class Discretion
{
    /// <summary>The band that a fine lies in; a border belongs to the milder band.</summary>
    public static DiscretionBand BandOf(decimal fine, decimal ceiling)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ceiling);
        return fine <= ceiling * 0.3m ? DiscretionBand.Lighter : fine <= ceiling * 0.7m ? DiscretionBand.Ordinary : DiscretionBand.Heavier;
    }

    /// <summary>Least and most of a band, yuan.</summary>
    public static (decimal Least, decimal Most) RangeOf(DiscretionBand band, decimal ceiling) => band switch
    {
        DiscretionBand.Lighter => (0, ceiling * 0.3m),
        DiscretionBand.Ordinary => (ceiling * 0.3m, ceiling * 0.7m),
        _ => (ceiling * 0.7m, ceiling),
    };

    /// <summary>
    /// Holds a fine against what the facts ask for: mitigation (harm removed, disclosed in the self-check) forbids more than the lighter band, and only
    /// aggravation (repeated, grave, retaliation against an informant) allows the heavier one.
    /// </summary>
    public static Refusal? Check(decimal fine, decimal ceiling, bool mitigated, bool aggravated)
    {
        if (fine <= 0 || ceiling <= 0)
            return null;
        var band = BandOf(fine, ceiling);
        if (mitigated && !aggravated && band != DiscretionBand.Lighter)
            return new Refusal("penalty.should-be-lighter", $"具有从轻情节，罚款不应超过{ceiling * 0.3m:0.##}元。", $"With mitigating facts the fine should not exceed {ceiling * 0.3m:0.##} yuan.");
        return !aggravated && band == DiscretionBand.Heavier
            ? new Refusal("penalty.too-heavy", $"没有从重情节，罚款不应超过{ceiling * 0.7m:0.##}元。", $"Without aggravating facts the fine should not exceed {ceiling * 0.7m:0.##} yuan.")
            : null;
    }
}

/// <summary>从轻、一般、从重.</summary>
public enum DiscretionBand
{
    Lighter,
    Ordinary,
    Heavier,
}
