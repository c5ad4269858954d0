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
/// What <see cref="StepReading"/> asks, put to PostgreSQL as four plain statements in one round trip: each is cheaper than its share of a join of five
/// wide tables, and what comes after the case and the instance are held is read as it stands then. A campaign hardly ever changes, so only its version is
/// asked for, and the row when that is another than the one in hand.
/// </summary>
internal sealed class StepBatch(IModel model)
{
    private readonly RowReader<WorkTask> _tasks = new(model);
    private readonly RowReader<UnitCase> _cases = new(model);
    private readonly RowReader<WorkflowInstance> _instances = new(model);
    private readonly RowReader<Campaign> _campaigns = new(model);
    private readonly ConcurrentDictionary<string, Version> _known = new();

    // The names are the model's, never input. A campaign's version is the transaction that wrote its row, whoever that was.
    private string[] Statements => field ??=
    [
        $"select {_cases.Columns("c")} from {_cases.Table} c where c.id = (select case_id from {_tasks.Table} where id = $1) for no key update",
        $"select {_instances.Columns("i")} from {_instances.Table} i where i.id = (select instance_id from {_tasks.Table} where id = $1) for no key update",
        $"select k.id, k.xmin::text from {_campaigns.Table} k where k.id = (select campaign_id from {_tasks.Table} where id = $1)",
        $"select {_tasks.Columns("t")} from {_tasks.Table} t where t.case_id = (select case_id from {_tasks.Table} where id = $1) and (t.status = '{nameof(WorkTaskStatus.Open)}' or t.id = $1) order by t.id <> $1 limit {StepReading.MostOpenTasks + 1}",
    ];

    private string CampaignStatement => field ??= $"select k.xmin::text, {_campaigns.Columns("k")} from {_campaigns.Table} k where k.id = $1";

    /// <summary>Within the context's transaction; null for the task of a campaign, which has no case.</summary>
    public async Task<Step?> TakeAsync(OrchestratorDbContext db, string taskId, CancellationToken cancellationToken)
    {
        UnitCase? @case;
        WorkflowInstance? instance;
        (string Id, string Version)? campaign;
        var tasks = new List<WorkTask>();
        await using (var batch = Asking(db, Statements, taskId))
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            @case = await reader.ReadAsync(cancellationToken) ? _cases.Read(reader) : null;
            await reader.NextResultAsync(cancellationToken);
            instance = await reader.ReadAsync(cancellationToken) ? _instances.Read(reader) : null;
            await reader.NextResultAsync(cancellationToken);
            campaign = await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetString(1)) : null;
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                tasks.Add(_tasks.Read(reader));
        }
        if (@case is null || instance is null || campaign is not { } its || tasks.FirstOrDefault()?.Id != taskId)
            return null;
        if (db.Known<Campaign>(its.Id) is null)
            db.Track(its.Id, await CampaignAsync(db, its.Id, its.Version, cancellationToken));
        var tracked = tasks.ConvertAll(task => db.Track(task.Id, task));
        return new Step(tracked[0], db.Track(@case.Id, @case), db.Track(instance.Id, instance));
    }

    private async Task<Campaign> CampaignAsync(OrchestratorDbContext db, string id, string version, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(id, out var known) || known.Number != version)
        {
            await using var batch = Asking(db, [CampaignStatement], id);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            _known[id] = known = new Version(reader.GetString(0), _campaigns.Read(reader, first: 1));
        }
        return _campaigns.Copy(known.Row);
    }

    private static NpgsqlBatch Asking(OrchestratorDbContext db, string[] statements, string id)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement) { Parameters = { new NpgsqlParameter<string> { TypedValue = id } } });
        return batch;
    }

    /// <summary>A campaign's row as one transaction wrote it; it is only ever copied.</summary>
    private sealed record Version(string Number, Campaign Row);
}
