namespace Orchestrator.Client.Units;

/// <summary>What an import did. Every row below the header is counted once: <paramref name="Imported"/> + <paramref name="Bad"/> + <paramref name="Blank"/> = <paramref name="Rows"/>.</summary>
public sealed record UnitImportReport(string Format, string? Encoding, int Rows, int Imported, int Bad, int Blank, IReadOnlyList<UnitImportBadRow> BadRows, IReadOnlyList<UnitImportRemark> Remarks);

/// <summary>A row that was not taken, with all that is wrong with it. <paramref name="Row"/> counts from 1, as a spreadsheet shows it.</summary>
public sealed record UnitImportBadRow(int Row, IReadOnlyList<UnitImportProblem> Problems);

/// <summary>One thing wrong with a row; without a column the row as a whole is meant.</summary>
public sealed record UnitImportProblem(string? Column, string? Value, string Message, string MessageEn);

/// <summary>Something that was tolerated and cost no row.</summary>
public sealed record UnitImportRemark(string Message, string MessageEn);
