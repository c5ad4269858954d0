using Orchestrator.Workflows.Campaigns;

namespace Orchestrator.Workflows.Tasks;

/// <summary>The form that one outcome of one act asks for. Console, API and simulation fill in the same form.</summary>
/// <param name="Act">Act group, for example <c>self-check-review</c>.</param>
/// <param name="Outcome">Port name, for example <c>Accept</c>.</param>
/// <param name="NeedsReason">A reason must be given (every refusal and return).</param>
public sealed record ActForm(string Act, string Outcome, string LabelZh, string LabelEn, bool NeedsReason, IReadOnlyList<FormField> Fields)
{
    /// <summary>It sends the case back to the step before, within the bureau and without effect outside: 退回, and the way by which who submitted takes back.</summary>
    public bool Returns { get; init; }

    /// <summary>The campaigns in which it is offered, by their settings; null where it is offered in every one. Its guard refuses it elsewhere.</summary>
    public Predicate<CampaignSettings>? OfferedWhere { get; init; }

    /// <summary>Whether a campaign of these settings offers it.</summary>
    public bool IsOffered(CampaignSettings settings) => OfferedWhere?.Invoke(settings) ?? true;
}

/// <summary>One field of a form; <paramref name="Name"/> is its key in the submitted JSON.</summary>
public sealed record FormField(string Name, FormFieldKind Kind, string LabelZh, string LabelEn, bool Required, IReadOnlyList<FormChoice>? Choices = null, string? Default = null);

/// <summary>One choice of a field.</summary>
public sealed record FormChoice(string Value, string LabelZh, string LabelEn);

/// <summary>How a field is entered and what JSON it gives.</summary>
public enum FormFieldKind
{
    /// <summary>One line: string.</summary>
    Text,
    /// <summary>Several lines: string.</summary>
    LongText,
    /// <summary>Whole number.</summary>
    Integer,
    /// <summary>Yuan: number with at most two decimals.</summary>
    Money,
    /// <summary>Local date: string <c>yyyy-MM-dd</c>.</summary>
    Date,
    /// <summary>true or false.</summary>
    Flag,
    /// <summary>One of the choices: its value.</summary>
    Choice,
    /// <summary>A person of the role Officer: person id.</summary>
    Officer,
    /// <summary>A person of the role Hearing: person id.</summary>
    Panellist,
    /// <summary>A person of the bureau, whatever the role: person id.</summary>
    Staff,
    /// <summary>Checklist findings: array of <c>{item, fact, evidence}</c>.</summary>
    Findings,
    /// <summary>Open findings of the case with a result: array of <c>{finding, fixed, note}</c>.</summary>
    FindingResults,
    /// <summary>Items of an order, one for each open finding: array of <c>{finding, requirement, bases, days, reason}</c>.</summary>
    OrderItems,
}
