namespace Orchestrator.Client.Tasks;

/// <summary>A task with the forms of its outcomes. <paramref name="MayComplete"/> says whether the caller may do it now.</summary>
public sealed record TaskDetails(TaskSummary Task, IReadOnlyList<TaskForm> Forms, bool MayComplete, string? CompletedBy = null, DateTimeOffset? CompletedAt = null);

/// <summary>What one outcome asks for.</summary>
public sealed record TaskForm(string Outcome, string Label, string LabelEn, bool NeedsReason, IReadOnlyList<TaskFormField> Fields);

/// <summary>One field; <paramref name="Kind"/> is Text, LongText, Integer, Money, Date, Flag, Choice, Officer, Findings or FindingResults.</summary>
public sealed record TaskFormField(string Name, string Kind, string Label, string LabelEn, bool Required, IReadOnlyList<TaskFormChoice>? Choices = null, string? Default = null);

/// <summary>One choice of a field.</summary>
public sealed record TaskFormChoice(string Value, string Label, string LabelEn);
