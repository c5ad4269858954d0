using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Orchestrator.Bench.Load;

namespace Orchestrator.Bench.Launch;

/// <summary>The rows of one opened case, written again and again under other keys by prepared batches of many cases, without engine or host.</summary>
internal sealed class LaunchFloor(LoadDatabase database)
{
    private const int CasesPerBatch = 20;
    private const int Connections = 4;
    private readonly RowCopies _rows = new();

    public async Task TakeAsync(string opened)
    {
        await using var connection = await database.OpenAsync();
        var instances = $"instance_id in (select id from workflow_instances where correlation_id = '{opened}')";
        await _rows.TakeAsync(connection, "cases", $"id = '{opened}'", "id", "number", "unit_id");
        await _rows.TakeAsync(connection, "workflow_instances", $"correlation_id = '{opened}'", "id");
        await _rows.TakeAsync(connection, "bookmarks", instances, "id");
        await _rows.TakeAsync(connection, "journal_pages", instances, "instance_id");
        await _rows.TakeAsync(connection, "work_tasks", $"case_id = '{opened}'", "id");
        await _rows.TakeAsync(connection, "deadlines", $"case_id = '{opened}'", "id");
        await _rows.TakeAsync(connection, "outbox", $"case_id = '{opened}'", "id", "idempotency_key");
        await _rows.TakeAsync(connection, "audit_events", $"stream = '{opened}'", "id", "stream");
        await _rows.TakeAsync(connection, "notices", $"case_id = '{opened}'", "id", "series");
        foreach (var table in _rows.Tables)
            await database.ExecuteAsync(RowCopies.Create(table));
    }

    /// <summary>How many cases' worth of rows went in within a second.</summary>
    public async Task<double> RunAsync(int cases)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Max Auto Prepare=100;No Reset On Close=true");
        var queue = new ConcurrentQueue<int[]>(Enumerable.Range(0, cases).Chunk(CasesPerBatch));
        await database.SettleAsync();
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            while (queue.TryDequeue(out var numbers))
            {
                await using var batch = new NpgsqlBatch(connection);
                foreach (var number in numbers)
                {
                    for (var row = 0; row < _rows.Count; row++)
                        batch.BatchCommands.Add(_rows.Insert(row, string.Create(CultureInfo.InvariantCulture, $"{row:D2}{number:D8}")));
                }
                await batch.ExecuteNonQueryAsync();
            }
        })));
        return cases / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
