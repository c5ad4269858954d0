using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Law;

/// <summary>One timer of the domain reference §2.6: what it is, how long it runs under which law, and on what basis.</summary>
public sealed record TimerDefinition
{
    /// <summary><c>T-01</c> to <c>T-44</c>.</summary>
    public required string Id { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public required DeadlineKind Kind { get; init; }
    /// <summary>Somebody has to do something within it, so that it can be kept or missed (m90); the others give rights or let time pass.</summary>
    public bool IsDuty { get; init; }
    /// <summary>The event whose day, or hour, is day 0.</summary>
    public required string StartZh { get; init; }
    public required string StartEn { get; init; }
    public required string BasisZh { get; init; }
    public required string BasisEn { get; init; }
    /// <summary>What its expiry brings about; never a penalty by itself.</summary>
    public required string EffectZh { get; init; }
    public required string EffectEn { get; init; }
    /// <summary>Lengths with the profile from which each applies, oldest first; empty when a date or a decision fixes it.</summary>
    public IReadOnlyList<TimerLength> Lengths { get; init; } = [];
    /// <summary>Lengths for cases of a kind of their own, for example public-security cases.</summary>
    public IReadOnlyList<TimerVariant> Variants { get; init; } = [];
    /// <summary>Lengths that an officer may choose from.</summary>
    public IReadOnlyList<StatutoryPeriod> Options { get; init; } = [];
    /// <summary>Days relative to the due date on which reminders go out, negative before.</summary>
    public IReadOnlyList<int> ReminderOffsets { get; init; } = [];
    /// <summary>The police act within it: its reminders go to the officers and the head on a working day, not to the unit.</summary>
    public bool RemindsStaff { get; init; }
    /// <summary>报负责人: when it runs out, who should have acted and the head of the division are told.</summary>
    public bool Escalates { get; init; }
    /// <summary>A last day that is off moves forward; not so for the term of a sanction or a limitation.</summary>
    public bool Rolls { get; init; } = true;

    /// <summary>The length under a profile, or null.</summary>
    public StatutoryPeriod? LengthUnder(LegalProfile profile) => TimerLength.Under(profile, Lengths);

    /// <summary>A part of it as a timer of its own.</summary>
    internal TimerDefinition PartOf(TimerVariant part) => this with { Id = $"{Id}/{part.Key}", NameZh = part.NameZh, NameEn = part.NameEn, Lengths = part.Lengths, Variants = [], Options = [] };
}

/// <summary>A length and the first profile under which it applies.</summary>
public sealed record TimerLength(string FromProfile, StatutoryPeriod Period)
{
    internal static StatutoryPeriod? Under(LegalProfile profile, IReadOnlyList<TimerLength> lengths)
    {
        var order = LegalProfiles.OrderOf(profile.Id);
        return lengths.LastOrDefault(length => LegalProfiles.OrderOf(length.FromProfile) <= order)?.Period;
    }
}

/// <summary>Another length of the same timer for one kind of case; where it has none under a profile the ordinary one holds.</summary>
/// <param name="Key">Stable key, for example <c>public-security</c>.</param>
/// <param name="IsPart">It limits one step of what the timer limits, and runs beside it.</param>
public sealed record TimerVariant(string Key, string NameZh, string NameEn, IReadOnlyList<TimerLength> Lengths, bool IsPart = false)
{
    public StatutoryPeriod? LengthUnder(LegalProfile profile) => TimerLength.Under(profile, Lengths);
}
