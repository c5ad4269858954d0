namespace Orchestrator.Engine.Definitions;

/// <summary>How grave an issue is: an error stops publishing, a warning does not.</summary>
public enum IssueSeverity
{
    Error,
    Warning,
}

/// <summary>Something wrong with a definition, said in both languages, with the place where it stands.</summary>
public sealed record ValidationIssue(string Code, string Zh, string En, string Place, IssueSeverity Severity = IssueSeverity.Error)
{
    public override string ToString() => $"{Place}: {Zh} {En}";
}

/// <summary>A text that is no workflow definition at all: not JSON, too deep, too large, or without a root.</summary>
public sealed class DefinitionFormatException(ValidationIssue issue, Exception? cause = null) : Exception(issue.ToString(), cause)
{
    public ValidationIssue Issue { get; } = issue;
}
