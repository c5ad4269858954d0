using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// One PostgreSQL statement that writes many rows of many tables: each group of like rows is a common table expression, and the answer counts
/// the rows that each update and removal found.
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
        _sql.Append("insert into ").Append(group.Columns.Table).Append(" (").AppendJoin(", ", columns.Select(column => column.Name)).Append(") values ");
        Values(group.Entries, columns.Select(column => (Func<IUpdateEntry, (TableColumns.Column, object?)>)(entry => (column, entry.GetCurrentValue(column.Property)))));
    }

    private void Update(RowGroup group)
    {
        var (table, changed) = (group.Columns, group.Changed);
        var identity = table.Identity;
        _sql.Append("update ").Append(table.Table).Append(" as t set ")
            .AppendJoin(", ", changed.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"{column.Name} = v.c{identity.Count + i}")))
            .Append(" from (values ");
        Values(group.Entries, identity.Select(column => (Func<IUpdateEntry, (TableColumns.Column, object?)>)(entry => (column, entry.GetOriginalValue(column.Property))))
            .Concat(changed.Select(column => (Func<IUpdateEntry, (TableColumns.Column, object?)>)(entry => (column, entry.GetCurrentValue(column.Property))))));
        _sql.Append(") as v (").AppendJoin(", ", Enumerable.Range(0, identity.Count + changed.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}"))).Append(") where ")
            .AppendJoin(" and ", identity.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"t.{column.Name} = v.c{i}")));
    }

    private void Delete(RowGroup group)
    {
        var identity = group.Columns.Identity;
        _sql.Append("delete from ").Append(group.Columns.Table).Append(" where (").AppendJoin(", ", identity.Select(column => column.Name)).Append(") in (");
        Values(group.Entries, identity.Select(column => (Func<IUpdateEntry, (TableColumns.Column, object?)>)(entry => (column, entry.GetOriginalValue(column.Property)))));
        _sql.Append(')');
    }

    private void Values(List<IUpdateEntry> rows, IEnumerable<Func<IUpdateEntry, (TableColumns.Column Column, object? Value)>> cells)
    {
        var each = cells.ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            _sql.Append(row == 0 ? "(" : ", (");
            for (var cell = 0; cell < each.Length; cell++)
            {
                var (column, value) = each[cell](rows[row]);
                command.Parameters.Add(column.Mapping.CreateParameter(command, "", value, column.Property.IsNullable));
                _sql.Append(cell == 0 ? "$" : ", $").Append(command.Parameters.Count.ToString(CultureInfo.InvariantCulture));
            }
            _sql.Append(')');
        }
    }
}
