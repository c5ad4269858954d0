namespace Orchestrator.Workflows.Approvals;

/// <summary>Names what waits for a decision: its kind and its id, written <c>task:0190…</c>.</summary>
public sealed record ApprovalKey(ApprovalKind Kind, string Id)
{
    public static string OfTask(string id) => new ApprovalKey(ApprovalKind.Task, id).ToString();

    public static string OfPublication(string id) => new ApprovalKey(ApprovalKind.Publication, id).ToString();

    public static string OfAlteration(string id) => new ApprovalKey(ApprovalKind.Alteration, id).ToString();

    public static string OfException(string id) => new ApprovalKey(ApprovalKind.Exception, id).ToString();

    public static string OfPlan(string id) => new ApprovalKey(ApprovalKind.Plan, id).ToString();

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is nothing of the sort.</summary>
    public static ApprovalKey? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && Enum.TryParse<ApprovalKind>(text[..colon], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? new ApprovalKey(kind, text[(colon + 1)..]) : null;
    }

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Id}";
}

/// <summary>The kinds of things that wait for somebody's decision.</summary>
public enum ApprovalKind
{
    /// <summary>A step of a workflow: orders, penalties, hearings, measures, tips, bulletins.</summary>
    Task,
    /// <summary>A request to publish a workflow definition.</summary>
    Publication,
    /// <summary>A plan of alterations that touches a legal act.</summary>
    Alteration,
    /// <summary>An exception from inspecting every unit.</summary>
    Exception,
    /// <summary>An inspection plan.</summary>
    Plan,
}
