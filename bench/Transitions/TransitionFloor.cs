using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Orchestrator.Bench.Load;

namespace Orchestrator.Bench.Transitions;

/// <summary>
/// The floor of a decision: the row changes that the product makes for one case, taken from a case that it has led to its end, sent by plain Npgsql
/// in one prepared batch for each decision, to tables of the same shape and indexes.
/// </summary>
internal sealed class TransitionFloor(LoadDatabase database)
{
    private const string Instances = "workflow_instances";
    private const string Cases = "cases";
    private const string Tasks = "work_tasks";
    private const string Bookmarks = "bookmarks";

    private readonly RowCopies _standing = new();
    private readonly RowCopies[] _added = [.. Enumerable.Range(0, FiveDecisions.Events).Select(_ => new RowCopies())];
    private IReadOnlyList<string> _states = [];

    /// <summary>Takes its rows from a case that has ended, and those that a waiting case has from one that waits.</summary>
    /// <param name="states">The workflow instance's state after each decision on one case: PostgreSQL logs of a row what is not as it was.</param>
    public async Task TakeAsync(string endedCase, string waitingCase, IReadOnlyList<string> states)
    {
        _states = states;
        await using var connection = await database.OpenAsync();
        var instance = await database.ScalarAsync<string>($"select id from {Instances} where correlation_id = '{endedCase}'");
        var waiting = await database.ScalarAsync<string>($"select id from {Instances} where correlation_id = '{waitingCase}'");
        await _standing.TakeAsync(connection, Instances, $"id = '{waiting}'", "id");
        await _standing.TakeAsync(connection, Cases, $"id = '{waitingCase}'", "id", "number", "unit_id");
        await _standing.TakeAsync(connection, Bookmarks, $"instance_id = '{waiting}'", "id");
        await _standing.TakeAsync(connection, Tasks, $"case_id = '{waitingCase}'", "id");
        for (var step = 0; step < FiveDecisions.Events; step++)
        {
            await TakeShareAsync(connection, step, "journal_pages", $"instance_id = '{instance}'", "instance_id");
            await TakeShareAsync(connection, step, "audit_events", $"stream = '{endedCase}'", "id", "stream");
            await _added[step].TakeAsync(connection, "idempotent_answers", "id = (select min(id) from idempotent_answers)", "id");
            await _added[step].TakeAsync(connection, Bookmarks, $"instance_id = '{waiting}'", "id");
            await _added[step].TakeAsync(connection, Tasks, $"case_id = '{waitingCase}'", "id");
        }
        foreach (var table in _standing.Tables.Concat(_added[0].Tables).Distinct())
            await database.ExecuteAsync(RowCopies.Create(table));
    }

    /// <summary>Writes what that many cases need, with that many connections; answers how many decisions' worth went through in a second.</summary>
    public async Task<double> RunAsync(int cases, int clients, int run)
    {
        await using (var source = NpgsqlDataSource.Create(database.ConnectionString + ";Max Auto Prepare=100;No Reset On Close=true"))
        {
            await using (var connection = await source.OpenConnectionAsync())
            {
                for (var i = 0; i < cases; i++)
                    await StandAsync(connection, Suffix(run, i));
            }
            await database.ExecuteAsync("checkpoint");
            var queue = new ConcurrentQueue<int>(Enumerable.Range(0, cases));
            var from = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
            {
                await using var connection = await source.OpenConnectionAsync();
                while (queue.TryDequeue(out var i))
                {
                    for (var step = 0; step < FiveDecisions.Events; step++)
                        await StepAsync(connection, Suffix(run, i), step);
                }
            })));
            return cases * FiveDecisions.Events / Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
    }

    // The rows of one kind are dealt out to the steps in turn.
    private Task TakeShareAsync(NpgsqlConnection connection, int step, string table, string where, params string[] keys) =>
        _added[step].TakeAsync(connection, table, $"ctid in (select ctid from (select ctid, row_number() over (order by ctid) as n from {table} where {where}) as dealt where n % {FiveDecisions.Events} = {step})", keys);

    private async Task StandAsync(NpgsqlConnection connection, string suffix)
    {
        await using var batch = new NpgsqlBatch(connection);
        for (var i = 0; i < _standing.Count; i++)
            batch.BatchCommands.Add(_standing.Insert(i, suffix + "0"));
        await batch.ExecuteNonQueryAsync();
    }

    private async Task StepAsync(NpgsqlConnection connection, string suffix, int step)
    {
        await using var batch = new NpgsqlBatch(connection);
        var (now, next) = (step.ToString(CultureInfo.InvariantCulture), (step + 1).ToString(CultureInfo.InvariantCulture));
        Update(Instances, "state = $2, updated_at = now(), revision = revision + 1", suffix + "0", _states[step]);
        Update(Cases, "state = $2, state_since = now(), audit_length = audit_length + 2, audit_head = md5(id) || md5(number), revision = revision + 1", suffix + "0", "U1" + now);
        Update(Tasks, "status = $2, completed_by = 'officer-1', completed_at = now(), outcome = 'Accept', form = '{}', revision = revision + 1", suffix + now, "Completed");
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"delete from {RowCopies.FloorOf(Bookmarks)} where id = $1") { Parameters = { new() { Value = IdOf(Bookmarks, suffix + now) } } });
        for (var i = 0; i < _added[step].Count; i++)
            batch.BatchCommands.Add(_added[step].Insert(i, _added[step].TableOf(i) is Bookmarks or Tasks ? suffix + next : i.ToString("D2", CultureInfo.InvariantCulture) + suffix + next));
        await batch.ExecuteNonQueryAsync();

        void Update(string table, string set, string key, string value) => batch.BatchCommands.Add(new NpgsqlBatchCommand($"update {RowCopies.FloorOf(table)} set {set} where id = $1")
        {
            Parameters = { new() { Value = IdOf(table, key) }, new() { Value = value } },
        });
    }

    private string IdOf(string table, string suffix) => _standing.KeyOf(table, suffix);

    private static string Suffix(int run, int number) => string.Create(CultureInfo.InvariantCulture, $"{run:D1}{number:D7}");
}
