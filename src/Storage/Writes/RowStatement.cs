using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// One PostgreSQL statement that writes many rows of many tables: each group of like rows is a common table expression over arrays of its columns, and
/// the answer counts the rows that each update and removal found.
/// </summary>
internal sealed class RowStatement(DbCommand command)
{
    private readonly StringBuilder _sql = new();
    private readonly List<RowGroup> _counted = [];
    private int _groups;

    public void Add(RowGroup group)
    {
        _sql.Append(_groups == 0 ? "with w" : ",\nw").Append(_groups.ToString(CultureInfo.InvariantCulture)).Append(" as (");
        switch (group.State)
        {
            case EntityState.Added: Insert(group); break;
            case EntityState.Modified: Update(group); break;
            default: Delete(group); break;
        }
        _sql.Append(" returning 1)");
        group.Number = _groups++;
        if (group.State != EntityState.Added)
            _counted.Add(group);
    }

    /// <summary>Sends it; an update or removal that did not find all its rows is a conflict.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        _sql.Append("\nselect ").AppendJoin(", ", _counted.Select(group => string.Create(CultureInfo.InvariantCulture, $"(select count(*) from w{group.Number})")).DefaultIfEmpty("1"));
        command.CommandText = _sql.ToString();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        for (var i = 0; i < _counted.Count; i++)
        {
            var (group, found) = (_counted[i], reader.GetInt64(i));
            if (found != group.Entries.Count)
                throw new DbUpdateConcurrencyException($"{found} of {group.Entries.Count} rows of {group.Columns.Table} stood as they were read.", group.Entries);
        }
    }

    private void Insert(RowGroup group)
    {
        var columns = group.Columns.All;
        _sql.Append("insert into ").Append(group.Columns.Table).Append(" (").AppendJoin(", ", columns.Select(column => column.Name)).Append(") select ")
            .AppendJoin(", ", columns.Select(CellOf)).Append(" from ");
        Rows(group.Entries, columns.Select(column => new Cell(column, IsOriginal: false)));
    }

    private void Update(RowGroup group)
    {
        var identity = group.Columns.Identity;
        _sql.Append("update ").Append(group.Columns.Table).Append(" as t set ")
            .AppendJoin(", ", group.Changed.Select((column, i) => $"{column.Name} = {CellOf(column, identity.Count + i)}")).Append(" from ");
        Rows(group.Entries, identity.Select(column => new Cell(column, IsOriginal: true)).Concat(group.Changed.Select(column => new Cell(column, IsOriginal: false))));
        WhereSame(identity);
    }

    private void Delete(RowGroup group)
    {
        var identity = group.Columns.Identity;
        _sql.Append("delete from ").Append(group.Columns.Table).Append(" as t using ");
        Rows(group.Entries, identity.Select(column => new Cell(column, IsOriginal: true)));
        WhereSame(identity);
    }

    private void WhereSame(IReadOnlyList<TableColumns.Column> identity) =>
        _sql.Append(" where ").AppendJoin(" and ", identity.Select((column, i) => $"t.{column.Name} = {CellOf(column, i)}"));

    /// <summary>
    /// The rows as a table <c>v</c> of columns <c>c0</c>, <c>c1</c> …, from an array for each column. A single row is picked out of its arrays, which spares
    /// the database a scan for each table that a decision writes one row of.
    /// </summary>
    private void Rows(List<IUpdateEntry> rows, IEnumerable<Cell> cells)
    {
        var each = cells.ToArray();
        var (before, after) = rows.Count == 1 ? ("(", ")[1]") : ("", "");
        _sql.Append(rows.Count == 1 ? "(select " : "unnest(");
        for (var i = 0; i < each.Length; i++)
        {
            var (property, values) = (each[i].Column.Property, each[i].Column.Values);
            command.Parameters.Add(each[i].IsOriginal
                ? values.Parameter(rows.Count, row => rows[row].GetOriginalValue(property))
                : values.Parameter(rows.Count, row => rows[row].GetCurrentValue(property)));
            _sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}{before}${command.Parameters.Count}::{values.Type}[]{after}");
        }
        _sql.Append(") as v (").AppendJoin(", ", Enumerable.Range(0, each.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}"))).Append(')');
    }

    private static string CellOf(TableColumns.Column column, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"v.c{number}{(column.Values.Cast is { } cast ? "::" + cast : "")}");

    private readonly record struct Cell(TableColumns.Column Column, bool IsOriginal);
}
