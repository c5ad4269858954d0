using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Orchestrator.Bench.Load;

namespace Orchestrator.Bench.Storm;

/// <summary>
/// The floor of an expiry: the row changes that the product made for one case of the storm, sent by plain Npgsql in prepared batches of many cases a
/// transaction, to tables of the same shape and indexes.
/// </summary>
internal sealed class StormFloor(LoadDatabase database)
{
    private const int CasesPerBatch = 32;
    private const int Connections = 2;

    private readonly RowCopies _standing = new();
    private readonly RowCopies _added = new();
    private string _state = "";

    /// <param name="moved">A case that the storm has moved on.</param>
    /// <param name="since">SQL condition for a time column: what the storm wrote.</param>
    public async Task TakeAsync(string moved, Func<string, string> since)
    {
        await using var connection = await database.OpenAsync();
        var instances = $"instance_id in (select id from workflow_instances where correlation_id = '{moved}')";
        await _standing.TakeAsync(connection, "workflow_instances", $"correlation_id = '{moved}'", "id");
        await _standing.TakeAsync(connection, "cases", $"id = '{moved}'", "id", "number", "unit_id");
        await _standing.TakeAsync(connection, "deadlines", $"case_id = '{moved}' and timer = 'T-06'", "id");
        await _standing.TakeAsync(connection, "rectification_orders", $"case_id = '{moved}'", "id");
        await _standing.TakeAsync(connection, "work_tasks", $"case_id = '{moved}' and not {since("created_at")}", "id");
        await _standing.TakeAsync(connection, "bookmarks", instances, "id");
        await _added.TakeAsync(connection, "work_tasks", $"case_id = '{moved}' and {since("created_at")}", "id");
        await _added.TakeAsync(connection, "bookmarks", instances, "id");
        await _added.TakeAsync(connection, "journal_pages", $"{instances} and {since("at")}", "instance_id");
        await _added.TakeAsync(connection, "audit_events", $"stream = '{moved}' and {since("at")}", "id", "stream");
        await _added.TakeAsync(connection, "outbox", $"case_id = '{moved}' and {since("created_at")}", "id", "idempotency_key");
        await _added.TakeAsync(connection, "deadlines", $"case_id = '{moved}' and {since("armed_at")}", "id");
        _state = await database.ScalarAsync<string>($"select state from workflow_instances where correlation_id = '{moved}' limit 1");
        foreach (var table in _standing.Tables.Concat(_added.Tables).Distinct())
            await database.ExecuteAsync(RowCopies.Create(table));
    }

    /// <summary>How many cases' worth of rows went through in a second.</summary>
    public async Task<double> RunAsync(int cases)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Max Auto Prepare=100;No Reset On Close=true");
        var batches = Enumerable.Range(0, cases).Chunk(CasesPerBatch).ToList();
        await EachAsync(source, batches, Stand);
        await database.SettleAsync();
        var from = Stopwatch.GetTimestamp();
        await EachAsync(source, batches, Move);
        return cases / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static Task EachAsync(NpgsqlDataSource source, IReadOnlyList<int[]> batches, Action<NpgsqlBatch, string> add)
    {
        var queue = new ConcurrentQueue<int[]>(batches);
        return Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            while (queue.TryDequeue(out var numbers))
            {
                await using var batch = new NpgsqlBatch(connection);
                foreach (var number in numbers)
                    add(batch, number.ToString("D8", CultureInfo.InvariantCulture));
                await batch.ExecuteNonQueryAsync();
            }
        })));
    }

    private void Stand(NpgsqlBatch batch, string suffix)
    {
        for (var i = 0; i < _standing.Count; i++)
            batch.BatchCommands.Add(_standing.Insert(i, Numbered(i, suffix)));
    }

    private void Move(NpgsqlBatch batch, string suffix)
    {
        for (var i = 0; i < _standing.Count; i++)
            batch.BatchCommands.Add(Change(_standing.TableOf(i), _standing.KeyAt(i, Numbered(i, suffix))));
        for (var i = 0; i < _added.Count; i++)
            batch.BatchCommands.Add(_added.Insert(i, "1" + Numbered(i, suffix)));
    }

    private NpgsqlBatchCommand Change(string table, string key)
    {
        var floor = RowCopies.FloorOf(table);
        return table switch
        {
            "bookmarks" => Command($"delete from {floor} where id = $1"),
            "workflow_instances" => Command($"update {floor} set state = $2, updated_at = now(), revision = revision + 1 where id = $1", _state),
            "cases" => Command($"update {floor} set state = $2, state_since = now(), audit_length = audit_length + 2, audit_head = md5(id) || md5(number), revision = revision + 1 where id = $1", "U34"),
            "deadlines" => Command($"update {floor} set status = $2, fired_at = now() where id = $1", "Fired"),
            "rectification_orders" => Command($"update {floor} set status = $2 where id = $1", "Expired"),
            _ => Command($"update {floor} set status = $2, revision = revision + 1 where id = $1", "Withdrawn"),
        };

        NpgsqlBatchCommand Command(string sql, params string[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values.Prepend(key))
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            return command;
        }
    }

    private static string Numbered(int index, string suffix) => index.ToString("D2", CultureInfo.InvariantCulture) + suffix;
}
