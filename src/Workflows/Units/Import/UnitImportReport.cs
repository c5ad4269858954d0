namespace Orchestrator.Workflows.Units.Import;

/// <summary>What became of a register file. Every row is good, bad or blank; none is lost.</summary>
public sealed class UnitImportReport
{
    private readonly List<BadRow> _bad = [];
    private readonly List<UpstreamLink> _links = [];
    private readonly List<ImportRemark> _remarks = [];

    /// <summary><c>csv</c> or <c>xlsx</c>.</summary>
    public required string Format { get; init; }
    /// <summary>Encoding that the text was read in; null for a workbook.</summary>
    public string? Encoding { get; init; }
    /// <summary>Number of the header's row; what stands above is title.</summary>
    public int HeaderRow { get; internal set; }
    /// <summary>Rows that the file holds below the header; always <see cref="Good"/> + <see cref="Bad"/> + <see cref="Blank"/>.</summary>
    public int Rows { get; internal set; }
    public int Good { get; internal set; }
    public int Bad => _bad.Count;
    public int Blank { get; internal set; }
    /// <summary>The bad rows in order, each with all that is wrong with it.</summary>
    public IReadOnlyList<BadRow> BadRows => _bad;
    /// <summary>Which unit names which as its upstream; null where nobody is known by that code or name.</summary>
    public IReadOnlyList<UpstreamLink> Links => _links;
    /// <summary>What was tolerated: merged cells, unknown columns, further sheets.</summary>
    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    internal void Add(BadRow row) => _bad.Add(row);
    internal void Add(UpstreamLink link) => _links.Add(link);
    internal void Add(ImportRemark remark) => _remarks.Add(remark);
}

/// <summary>A row that was not taken. <paramref name="Row"/> counts from 1, as a spreadsheet shows it.</summary>
public sealed record BadRow(int Row, IReadOnlyList<CellProblem> Problems);

/// <summary>One thing wrong with a row. <paramref name="Column"/> is the Chinese header; null when the row as a whole is meant.</summary>
public sealed record CellProblem(string? Column, string? Value, string ReasonZh, string ReasonEn);

/// <summary>Something worth knowing that cost no row.</summary>
public sealed record ImportRemark(string Zh, string En);

/// <summary>An upstream relation read from the file, to be stored once all units are.</summary>
public sealed record UpstreamLink(string UnitId, int Row, string Reference, string? UpstreamUnitId);
