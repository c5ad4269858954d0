using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Penalties;

/// <summary>One row of the consequence matrix, domain reference §2.4: a violation, the duty that it breaks and what it may cost a unit.</summary>
public sealed record Violation
{
    /// <summary><c>V01</c> to <c>V17</c>.</summary>
    public required string Code { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    /// <summary>The duty.</summary>
    public required string DutyZh { get; init; }
    public required string DutyEn { get; init; }
    /// <summary>The rule that the penalty rests on.</summary>
    public required string PenaltyBasisZh { get; init; }
    public required string PenaltyBasisEn { get; init; }
    /// <summary>What the rule provides, in words.</summary>
    public required string PenaltyZh { get; init; }
    public required string PenaltyEn { get; init; }
    /// <summary>An order to rectify must come first; a penalty at once is only possible together with it (责令限期改正并处警告).</summary>
    public required bool NeedsOrderFirst { get; init; }
    public bool Warning { get; init; } = true;
    public bool Confiscation { get; init; }
    /// <summary>Highest fine of a unit at first discovery, yuan, inclusive; 0 means no fine.</summary>
    public decimal UnitFine { get; init; }
    /// <summary>Highest fine of a unit that did not correct in time, yuan, inclusive.</summary>
    public decimal UnitFineAfterLapse { get; init; }
    /// <summary>Highest fine of a person responsible, yuan, inclusive.</summary>
    public decimal PersonFine { get; init; }
    /// <summary>Longest stop order in days (six months are counted as 180), or 0 for none.</summary>
    public int StopDays { get; init; }
    /// <summary>The first profile under which it exists.</summary>
    public string FromProfile { get; init; } = "LP-2005";

    /// <summary>Acts of one kind (同类行为): those that one article penalises.</summary>
    public string Family => PenaltyBasisZh[..(PenaltyBasisZh.IndexOf('条', StringComparison.Ordinal) + 1)];

    public bool ExistsUnder(LegalProfile profile) => LegalProfiles.OrderOf(FromProfile) <= LegalProfiles.OrderOf(profile.Id);

    /// <summary>Highest fine of a unit, yuan.</summary>
    public decimal Ceiling(bool lapsed) => lapsed ? UnitFineAfterLapse : UnitFine;
}
