using System.Globalization;
using Npgsql;
using Orchestrator.Storage.Partitions;

namespace Orchestrator.Bench.Load;

/// <summary>
/// What the floor writes: rows as the product wrote them, read from its tables, and written again under new keys into empty tables of the same
/// shape and indexes. Plain Npgsql, one prepared batch for each transition.
/// </summary>
internal sealed class RowCopies
{
    private readonly List<Row> _rows = [];

    public static string FloorOf(string table) => "floor_" + table;

    /// <summary>An empty table of the shape and indexes of the product's; of one that lies in parts, of a part.</summary>
    public static string Create(string table)
    {
        var parted = PartitionedTable.All.FirstOrDefault(parted => parted.Name == table);
        return $"create table {FloorOf(table)} (like {parted?.Past ?? table} including all)";
    }

    /// <summary>Takes the rows that a query finds in a table; <paramref name="newKeys"/> names the columns that will hold other keys.</summary>
    public async Task TakeAsync(NpgsqlConnection connection, string table, string where, params string[] newKeys)
    {
        await using var command = new NpgsqlCommand($"select * from {table} where {where}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        while (await reader.ReadAsync())
        {
            var values = new object[columns.Length];
            reader.GetValues(values);
            _rows.Add(new Row(table, columns, values, [.. newKeys.Select(key => Array.IndexOf(columns, key))]));
        }
    }

    public IReadOnlyList<string> Tables => [.. _rows.Select(row => row.Table).Distinct()];

    public int Count => _rows.Count;

    public string TableOf(int index) => _rows[index].Table;

    /// <summary>The key that the first row of a table has under this suffix.</summary>
    public string KeyOf(string table, string suffix)
    {
        var row = _rows.Find(row => row.Table == table)!;
        return NewKey((string)row.Values[row.Keys[0]], suffix);
    }

    /// <summary>The key that one of the rows has under this suffix.</summary>
    public string KeyAt(int index, string suffix) => NewKey((string)_rows[index].Values[_rows[index].Keys[0]], suffix);

    /// <summary>The insert of one of the rows under keys that hold <paramref name="suffix"/>.</summary>
    public NpgsqlBatchCommand Insert(int index, string suffix)
    {
        var row = _rows[index];
        var command = new NpgsqlBatchCommand($"insert into {FloorOf(row.Table)} values ({string.Join(", ", row.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")))})");
        for (var i = 0; i < row.Values.Length; i++)
            command.Parameters.Add(new NpgsqlParameter { Value = row.Keys.Contains(i) ? NewKey((string)row.Values[i], suffix) : row.Values[i] });
        return command;
    }

    /// <summary>A key of the same length that ends with the suffix.</summary>
    private static string NewKey(string key, string suffix) => key.Length <= suffix.Length ? suffix : key[..^suffix.Length] + suffix;

    private sealed record Row(string Table, string[] Columns, object[] Values, int[] Keys);
}
