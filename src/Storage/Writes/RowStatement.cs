using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// One PostgreSQL statement that writes many rows of many tables: each group of like rows is a common table expression. An update or removal that does
/// not find all its rows makes the whole statement fail (<see cref="FailsOnConflict"/>), so that a commit may follow it unseen. Several rows come as arrays
/// of their columns, a single row value by value.
/// </summary>
internal sealed class RowStatement(IReadOnlyList<RowGroup> groups)
{
    /// <summary>What the statement fails with when a row did not stand as it was read: it divides by the truth of that, and divides by nothing else.</summary>
    public const string FailsOnConflict = PostgresErrorCodes.DivisionByZero;

    // The program writes the same kinds of rows together time and again, so the texts stay few.
    private static readonly ConcurrentDictionary<StatementShape, string> Texts = new();

    /// <summary>The statement with its values.</summary>
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd(new StatementShape([.. groups.Select(group => group.Shape)]), TextOf));
        foreach (var group in groups)
            AddParameters(command, group);
        return command;
    }

    private static void AddParameters(NpgsqlBatchCommand command, RowGroup group)
    {
        var (values, rows) = (group.Shape.Cells(), group.Rows.Count);
        foreach (var cell in values)
            command.Parameters.Add(group.IsSingle ? cell.Column.Values.Parameter(group.ValueAt(0, cell)) : cell.Column.Values.Parameter(rows, row => group.ValueAt(row, cell)));
    }

    private static string TextOf(StatementShape statement)
    {
        var (sql, found) = (new StringBuilder(), new List<string>());
        var parameters = 0;
        for (var i = 0; i < statement.Groups.Count; i++)
        {
            var group = statement.Groups[i];
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "with " : ",\n")}w{i} as (").Append(GroupText(group, parameters)).Append(group.IsCounted ? " returning 1)" : ")");
            if (group.IsCounted)
                found.Add(string.Create(CultureInfo.InvariantCulture, $"(select count(*) from w{i}) = {(group.IsSingle ? "1" : $"cardinality(${parameters + 1})")}"));
            parameters += group.Width;
        }
        sql.Append(found.Count == 0 ? "\nselect 1" : $"\nselect 1 / ({string.Join(" and ", found)})::int");
        return sql.ToString();
    }

    private static string GroupText(GroupShape group, int firstParameter)
    {
        var table = group.Columns.Table;
        var cells = group.Cells().ToList();
        var values = cells.Select((cell, i) => ValueOf(group, cell, i, firstParameter)).ToList();
        var named = cells.Zip(values, (cell, value) => $"{cell.Column.Name} = {value}").ToList();
        var rows = group.IsSingle ? "" : RowsOf(cells, firstParameter);
        if (group.State == EntityState.Added)
            return $"insert into {table} ({string.Join(", ", cells.Select(cell => cell.Column.Name))}) select {string.Join(", ", values)}{(group.IsSingle ? "" : " from " + rows)}";
        var same = string.Join(" and ", named.Take(group.Columns.Identity.Count).Select(equal => "t." + equal));
        return group.State == EntityState.Modified
            ? $"update {table} as t set {string.Join(", ", named.Skip(group.Columns.Identity.Count))}{(group.IsSingle ? "" : " from " + rows)} where {same}"
            : $"delete from {table} as t{(group.IsSingle ? "" : " using " + rows)} where {same}";
    }

    private static string ValueOf(GroupShape group, RowCell cell, int number, int firstParameter) =>
        (group.IsSingle ? string.Create(CultureInfo.InvariantCulture, $"${firstParameter + number + 1}::{cell.Column.Values.Type}") : string.Create(CultureInfo.InvariantCulture, $"v.c{number}"))
        + (cell.Column.Values.Cast is { } cast ? "::" + cast : "");

    /// <summary>The rows as a table <c>v</c> of columns <c>c0</c>, <c>c1</c> …</summary>
    private static string RowsOf(List<RowCell> cells, int firstParameter) =>
        "unnest(" + string.Join(", ", cells.Select((cell, i) => string.Create(CultureInfo.InvariantCulture, $"${firstParameter + i + 1}::{cell.Column.Values.Type}[]")))
        + ") as v (" + string.Join(", ", Enumerable.Range(0, cells.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}"))) + ")";
}
