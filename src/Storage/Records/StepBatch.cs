using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Records;

/// <summary>
/// What <see cref="StepReading"/> asks, put to PostgreSQL as four plain statements in one round trip, for one task or for many: each is cheaper than its share
/// of a join of five wide tables, and what comes after the cases and the instances are held is read as it stands then. A campaign hardly ever changes, so only
/// its version is asked for, and the row when that is another than the one in hand.
/// </summary>
internal sealed class StepBatch
{
    private const int PlannedFor = 12;

    private readonly RowReader<WorkTask> _tasks;
    private readonly RowReader<UnitCase> _cases;
    private readonly RowReader<WorkflowInstance> _instances;
    private readonly RowReader<Campaign> _campaigns;
    private readonly ConcurrentDictionary<string, Version> _known = new();
    private readonly string[] _waiting;
    private readonly string[] _passingOver;
    private readonly string _campaign;

    public StepBatch(IModel model)
    {
        (_tasks, _cases, _instances, _campaigns) = (new(model), new(model), new(model), new(model));
        _waiting = Statements("");
        _passingOver = Statements(" skip locked");
        _campaign = $"select k.xmin::text, {_campaigns.Columns("k")} from {_campaigns.Table} k where k.id = $1";
    }

    /// <summary>Within the context's transaction; a task of a campaign, which has no case, is left out.</summary>
    /// <param name="passesOver">Whether those are left out too whose case or instance somebody else holds; they are waited for otherwise.</param>
    public async Task<IReadOnlyList<Step>> TakeAsync(OrchestratorDbContext db, IReadOnlyCollection<string> taskIds, bool passesOver, CancellationToken cancellationToken)
    {
        var (cases, instances) = (new Dictionary<string, UnitCase>(), new Dictionary<string, WorkflowInstance>());
        var campaigns = new List<(string Id, string Version)>();
        var tasks = new List<WorkTask>();
        await using (var batch = Asking(db, passesOver ? _passingOver : _waiting, Padded(taskIds)))
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                Note(cases, _cases.Read(reader), row => row.Id);
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                Note(instances, _instances.Read(reader), row => row.Id);
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                campaigns.Add((reader.GetString(0), reader.GetString(1)));
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                tasks.Add(_tasks.Read(reader));
        }
        foreach (var (id, version) in campaigns)
        {
            if (db.Known<Campaign>(id) is null)
                db.Track(id, await CampaignAsync(db, id, version, cancellationToken));
        }
        var steps = new List<Step>();
        foreach (var row in tasks)
        {
            if (!cases.TryGetValue(row.CaseId!, out var @case))
                continue;
            var task = db.Track(row.Id, row);
            if (instances.TryGetValue(task.InstanceId, out var instance) && taskIds.Contains(task.Id))
                steps.Add(new Step(task, db.Track(@case.Id, @case), db.Track(instance.Id, instance)));
        }
        return steps;
    }

    // PostgreSQL expects ten elements of an array that it does not know, and would plan each shorter one anew.
    private static string[] Padded(IReadOnlyCollection<string> ids) => [.. ids, .. Enumerable.Repeat(ids.First(), Math.Max(0, PlannedFor - ids.Count))];

    private static void Note<T>(Dictionary<string, T> rows, T row, Func<T, string> id) => rows[id(row)] = row;

    // The names are the model's, never input. A campaign's version is the transaction that wrote its row, whoever that was.
    private string[] Statements(string passing) =>
    [
        $"select {_cases.Columns("c")} from {_cases.Table} c where c.id in (select case_id from {_tasks.Table} where id = any($1)) for no key update{passing}",
        $"select {_instances.Columns("i")} from {_instances.Table} i where i.id in (select instance_id from {_tasks.Table} where id = any($1)) for no key update{passing}",
        $"select k.id, k.xmin::text from {_campaigns.Table} k where k.id in (select campaign_id from {_tasks.Table} where id = any($1))",
        $"select {_tasks.Columns("t")} from {_tasks.Table} t where t.case_id in (select case_id from {_tasks.Table} where id = any($1)) and (t.status = '{nameof(WorkTaskStatus.Open)}' or t.id = any($1)) limit {StepReading.MostOpenTasks} * cardinality($1)",
    ];

    private async Task<Campaign> CampaignAsync(OrchestratorDbContext db, string id, string version, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(id, out var known) || known.Number != version)
        {
            await using var batch = Asking(db, [_campaign], id);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            _known[id] = known = new Version(reader.GetString(0), _campaigns.Read(reader, first: 1));
        }
        return _campaigns.Copy(known.Row);
    }

    private static NpgsqlBatch Asking<T>(OrchestratorDbContext db, string[] statements, T value)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement) { Parameters = { new NpgsqlParameter<T> { TypedValue = value } } });
        return batch;
    }

    /// <summary>A campaign's row as one transaction wrote it; it is only ever copied.</summary>
    private sealed record Version(string Number, Campaign Row);
}
