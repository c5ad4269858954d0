using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// One PostgreSQL statement that writes many rows of many tables: each group of like rows is a common table expression, and the answer counts the rows
/// that each update and removal found. Several rows come as arrays of their columns, a single row value by value.
/// </summary>
internal sealed class RowStatement(IReadOnlyList<RowGroup> groups)
{
    // The program writes the same kinds of rows together time and again, so the texts stay few.
    private static readonly ConcurrentDictionary<StatementShape, string> Texts = new();

    /// <summary>Sends it; an update or removal that did not find all its rows is a conflict.</summary>
    public async Task ExecuteAsync(DbCommand command, CancellationToken cancellationToken)
    {
        command.CommandText = Texts.GetOrAdd(new StatementShape([.. groups.Select(group => group.Shape)]), TextOf);
        foreach (var group in groups)
            AddParameters(command, group);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var answered = 0;
        foreach (var group in groups.Where(group => group.Shape.IsCounted))
        {
            var found = reader.GetInt64(answered++);
            if (found != group.Entries.Count)
                throw new DbUpdateConcurrencyException($"{found} of {group.Entries.Count} rows of {group.Shape.Columns.Table} stood as they were read.", group.Entries);
        }
    }

    private static void AddParameters(DbCommand command, RowGroup group)
    {
        var rows = group.Entries;
        foreach (var cell in group.Shape.Cells())
        {
            var (property, values) = (cell.Column.Property, cell.Column.Values);
            command.Parameters.Add(group.Shape.IsSingle
                ? values.Parameter(cell.IsOriginal ? rows[0].GetOriginalValue(property) : rows[0].GetCurrentValue(property))
                : values.Parameter(rows.Count, cell.IsOriginal ? row => rows[row].GetOriginalValue(property) : row => rows[row].GetCurrentValue(property)));
        }
    }

    private static string TextOf(StatementShape statement)
    {
        var sql = new StringBuilder();
        var parameters = 0;
        for (var i = 0; i < statement.Groups.Count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "with " : ",\n")}w{i} as (").Append(GroupText(statement.Groups[i], parameters)).Append(" returning 1)");
            parameters += statement.Groups[i].Width;
        }
        var counts = Enumerable.Range(0, statement.Groups.Count).Where(i => statement.Groups[i].IsCounted).Select(i => string.Create(CultureInfo.InvariantCulture, $"(select count(*) from w{i})"));
        return sql.Append("\nselect ").AppendJoin(", ", counts.DefaultIfEmpty("1")).ToString();
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
