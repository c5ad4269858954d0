namespace Orchestrator.Workflows.Declarations;

/// <summary>A column of the table of second-level units.</summary>
/// <param name="Name">English header, as exported for programs.</param>
/// <param name="Zh">Chinese header.</param>
/// <param name="Hint">What the template says about the cell.</param>
/// <param name="Write">The cell's text.</param>
/// <param name="Read">Puts the text of a cell that is not blank into the row, or says what is wrong with it.</param>
public sealed record DeclarationColumn(
    string Name, string Zh, Need Need, string Hint, Func<DeclaredUnit, string?> Write, Func<DeclaredUnit, string, CellFault?> Read, params string[] Others)
{
    /// <summary>The values that the template offers; null where any text may stand.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The row leaves it blank.</summary>
    public bool IsBlank(DeclaredUnit row) => string.IsNullOrEmpty(Write(row));
}

/// <summary>How badly a cell is needed.</summary>
public enum Need
{
    /// <summary>A row without it cannot be told from others: it is refused.</summary>
    Key,
    /// <summary>A row without it is taken and comes back for completion (RC-18).</summary>
    Required,
    Optional,
}

/// <summary>What is wrong with a cell.</summary>
public sealed record CellFault(string Zh, string En);
