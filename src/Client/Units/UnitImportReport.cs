namespace Orchestrator.Client.Units;

/// <summary>What an import did: every row of the file is counted, and every bad one is named.</summary>
public sealed record UnitImportReport(int Rows, int Imported, int Updated, IReadOnlyList<UnitImportError> Errors);

/// <summary>A row that was not taken: its line in the file, the column, and what is wrong.</summary>
public sealed record UnitImportError(int Row, string? Column, string? Value, string Message, string MessageEn);
