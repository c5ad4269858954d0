using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Http;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.ElsaApi.Runtime;
using Orchestrator.Host.HttpWorkflows;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Conformance;

/// <summary>Plays the steps of one case on the real engine, store and clockwork, over a database of its own and under a clock that only the steps move.</summary>
internal sealed class CaseStage : IAsyncDisposable
{
    private const int MostRounds = 1000;

    private readonly ConformanceCase _case;
    private readonly DatabaseOptions _database;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
    private readonly List<StartedInstance> _started = [];
    private readonly List<HttpExchange> _exchanges = [];
    private readonly Dictionary<int, string> _given = [];
    private IHost _host;
    private CaseDoor? _door;

    public CaseStage(ConformanceCase played, DatabaseOptions database)
    {
        (_case, _database) = (played, database);
        _host = Build();
    }

    public WrittenLines Lines { get; } = new();

    public IReadOnlyList<StartedInstance> Started => _started;

    public IReadOnlyList<HttpExchange> Exchanges => _exchanges;

    /// <summary>What the last publication answered; null before the first.</summary>
    public PublishResult? Published { get; private set; }

    public IServiceProvider Services => _host.Services;

    /// <summary>The instance that was started last, also one that was started by a trigger; null when none was.</summary>
    public async Task<WorkflowInstance?> LastInstanceAsync()
    {
        var last = _started.LastOrDefault(start => start.InstanceId is not null)?.InstanceId;
        return await ReadAsync(db => last is not null
            ? db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == last)
            : db.Instances.AsNoTracking().Where(i => i.ParentInstanceId == null).OrderByDescending(i => i.Id).FirstOrDefaultAsync());
    }

    public async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }

    /// <summary>
    /// Imports and publishes every file, unless the steps import explicitly. A file that a step publishes as a new version of another waits for that step;
    /// one that a step publishes is a draft until then.
    /// </summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_case.Steps.Any(step => step.Text("op") is "import"))
            return;
        var (asNewVersion, drafts) = (Named("publishNewVersion"), Named("publish"));
        var definitions = new List<string?>();
        for (var file = 0; file < _case.Files.Count; file++)
            definitions.Add(await DefinitionOfAsync(file, cancellationToken));
        // A workflow may use another that comes after it, so all are there before the first is published.
        var pending = new List<string>();
        for (var file = 0; file < definitions.Count; file++)
        {
            var definition = definitions[file];
            if (asNewVersion.Contains(file) && definitions.Where((other, i) => other is not null && other == definition && !asNewVersion.Contains(i)).Any())
                continue;
            if (definition is not null && pending.Remove(definition))
                await PublishAsync(definition, cancellationToken);
            var imported = await ImportAsync(file, cancellationToken);
            if (!drafts.Contains(file))
                pending.Add(imported);
        }

        await PublishAllAsync(pending, cancellationToken);
    }

    // One that uses another by its type name can be published only after that.
    private async Task PublishAllAsync(List<string> pending, CancellationToken cancellationToken)
    {
        for (var attempts = pending.Count; attempts > 0 && pending.Count > 0; attempts--)
        {
            var refused = new List<string>();
            foreach (var definition in pending)
            {
                await PublishAsync(definition, cancellationToken);
                if (Published is { IsRefused: true })
                    refused.Add(definition);
            }

            if (refused.Count == pending.Count)
                return;
            pending = refused;
        }
    }

    /// <exception cref="StepFailedException">The step cannot be carried out as it is written.</exception>
    public async Task PlayAsync(JsonObject step, CancellationToken cancellationToken)
    {
        switch (step.Text("op"))
        {
            case "start": await StartAsync(step, cancellationToken); break;
            case "resume": await ResumeAsync(step, cancellationToken); break;
            case "resumeAll": await ResumeAllAsync(cancellationToken); break;
            case "publishEvent": await PublishEventAsync(step, cancellationToken); break;
            case "completeTask": await CompleteTaskAsync(step, cancellationToken); break;
            case "advance": await AdvanceAsync(TimeSpan.FromSeconds(step["seconds"]?.GetValue<double>() ?? throw new StepFailedException("an advance needs seconds")), cancellationToken); break;
            case "drain": await DrainAsync(cancellationToken); break;
            case "reload": await ReloadAsync(); break;
            case "cancel": await CancelAsync(step, cancellationToken); break;
            case "import": await ImportAsync(FileOf(step), cancellationToken); break;
            case "publish": await PublishAsync(await DefinitionOfAsync(FileOf(step), cancellationToken) ?? throw new StepFailedException($"file {FileOf(step)} names no definitionId and was not imported"), cancellationToken); break;
            case "publishNewVersion": await PublishAsync(await ImportAsync(FileOf(step), cancellationToken), cancellationToken); break;
            case "http": await RequestAsync(step, cancellationToken); break;
            case "migrate": await MigrateAsync(step, cancellationToken); break;
            default: throw new StepFailedException($"unknown step '{step.Text("op")}'");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_door is not null)
            await _door.DisposeAsync();
        await StopAsync();
    }

    private async Task StartAsync(JsonObject step, CancellationToken cancellationToken)
    {
        var definitionId = step.Text("definitionId") ?? throw new StepFailedException("a start needs a definitionId");
        var input = InputOf(step["input"]);
        var version = step["version"] is { } number ? VersionOptions.Exactly(number.GetValue<int>())
            : await ReadAsync(db => db.Definitions.AnyAsync(d => d.DefinitionId == definitionId && d.IsPublished, cancellationToken)) ? VersionOptions.Published
            : VersionOptions.Latest;
        var run = await InTransactionAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest
        {
            DefinitionId = definitionId,
            Version = version,
            CorrelationId = step.Text("correlationId"),
            Name = step.Text("name"),
            Input = input,
            Properties = _case.FlowchartMode is { } mode ? new Dictionary<string, object?> { ["Flowchart:ExecutionMode"] = mode } : null,
        }, token), cancellationToken);
        _started.Add(new StartedInstance(step.Text("alias"), run.IsStarted ? run.InstanceId : null, input));
    }

    private async Task ResumeAsync(JsonObject step, CancellationToken cancellationToken)
    {
        var activityId = step.Text("activityId") ?? throw new StepFailedException("a resume needs an activityId");
        var instance = await InstanceOfAsync(step);
        var bookmark = await ReadAsync(db => db.Bookmarks.AsNoTracking().Where(b => b.InstanceId == instance.Id && b.ActivityId == activityId).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).Select(b => b.Id).FirstOrDefaultAsync(cancellationToken));
        // A bookmark that is burnt resumes nothing.
        if (bookmark is not null)
            await ResumeAsync(bookmark, ResumeInputOf(step["payload"]), cancellationToken);
        else if (!await ReadAsync(db => db.Executions.AnyAsync(e => e.InstanceId == instance.Id && e.ActivityId == activityId, cancellationToken)))
            throw new StepFailedException($"activity '{activityId}' never ran in instance {instance.Id} ({instance.Status}/{instance.SubStatus})");
    }

    private async Task ResumeAllAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var instance = await LastInstanceAsync() ?? throw new StepFailedException("nothing was started");
            var bookmarks = await ReadAsync(db => db.Bookmarks.AsNoTracking().Where(b => b.InstanceId == instance.Id).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).Select(b => b.Id).ToListAsync(cancellationToken));
            if (instance.Status == WorkflowStatus.Finished || bookmarks.Count == 0)
                return;
            foreach (var bookmark in bookmarks)
                await ResumeAsync(bookmark, _started.LastOrDefault()?.Input, cancellationToken);
        }

        throw new StepFailedException($"the instance still waits after {MostRounds} rounds");
    }

    private Task<ResumeResult> ResumeAsync(string bookmarkId, IReadOnlyDictionary<string, object?>? input, CancellationToken cancellationToken) =>
        InTransactionAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().ResumeBookmarkAsync(bookmarkId, input, token), cancellationToken);

    private async Task PublishEventAsync(JsonObject step, CancellationToken cancellationToken)
    {
        await InTransactionAsync((services, _) =>
        {
            services.GetRequiredService<IWorkflowRuntime>().PublishEvent(new PublishEventRequest(step.Text("eventName") ?? throw new StepFailedException("a publishEvent needs an eventName"))
            {
                CorrelationId = step.Text("correlationId"),
                Payload = PlainValue.From(step["payload"]),
            });
            return Task.FromResult(true);
        }, cancellationToken);
        await DrainAsync(cancellationToken);
    }

    private async Task CompleteTaskAsync(JsonObject step, CancellationToken cancellationToken)
    {
        var name = step.Text("taskName");
        var waiting = await ReadAsync(db => db.Bookmarks.AsNoTracking().Where(b => b.Name == "Elsa.RunTask").OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(cancellationToken));
        var task = waiting.Select(b => JsonNode.Parse(b.Payload!)!.AsObject()).FirstOrDefault(payload => name is null || payload.Text("taskName") == name);
        if (task is null)
        {
            if (await ReadAsync(db => db.Executions.AnyAsync(e => e.ActivityType == "Elsa.RunTask", cancellationToken)))
                return;
            throw new StepFailedException($"there was never a task '{name}'");
        }
        await InTransactionAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().CompleteTaskAsync(task.Text("taskId")!, PlainValue.From(step["result"]), token), cancellationToken);
        await DrainAsync(cancellationToken);
    }

    /// <summary>Stops at each instant at which something is due, as a running clock would.</summary>
    private async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        var target = _clock.GetUtcNow() + by;
        for (var round = 0; await NextDueAsync(cancellationToken) is { } due && due <= target; round++)
        {
            if (round >= MostRounds)
                throw new StepFailedException($"still something due after {MostRounds} instants");
            if (due > _clock.GetUtcNow())
                _clock.SetUtcNow(due);
            if (await DrainAsync(cancellationToken) == 0)
                break;
        }

        _clock.SetUtcNow(target);
        await DrainAsync(cancellationToken);
    }

    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<DueWork>().NextInstantsAsync(1, cancellationToken);
        return next.Count == 0 ? null : next[0];
    }

    private Task<int> DrainAsync(CancellationToken cancellationToken) => Services.GetRequiredService<Pump>().RunUntilIdleAsync(cancellationToken);

    private async Task ReloadAsync()
    {
        await StopAsync();
        _host = Build();
    }

    private async Task CancelAsync(JsonObject step, CancellationToken cancellationToken)
    {
        var instance = await InstanceOfAsync(step);
        await InTransactionAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().CancelAsync(instance.Id, token), cancellationToken);
    }

    private async Task RequestAsync(JsonObject step, CancellationToken cancellationToken)
    {
        _door ??= await CaseDoor.OpenAsync(() => Services, cancellationToken);
        _exchanges.Add(await _door.SendAsync(step, cancellationToken));
        await DrainAsync(cancellationToken);
    }

    private async Task MigrateAsync(JsonObject step, CancellationToken cancellationToken)
    {
        var instance = await InstanceOfAsync(step);
        var order = new Migrate { TargetVersion = step.Whole("targetVersion"), IncludesEnded = true };
        var report = await InTransactionAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().AlterAsync(new AlterInstanceRequest(instance.Id, [order]), token), cancellationToken);
        if (report.IsRefused)
            throw new StepFailedException("the migration was refused: " + string.Join("; ", report.Refusals));
    }

    private async Task<string> ImportAsync(int file, CancellationToken cancellationToken)
    {
        var json = await TextOfAsync(file, cancellationToken);
        return _given[file] = await InTransactionAsync(async (services, token) =>
        {
            var document = DefinitionReader.Normalize(services.GetRequiredService<DefinitionReader>().Parse(json));
            // Instances that a trigger or a parent starts follow the case's mode too.
            if (_case.FlowchartMode is { } mode && (document["customProperties"] ??= new JsonObject()) is JsonObject properties)
                properties.TryAdd("Flowchart:ExecutionMode", mode);
            return (await services.GetRequiredService<DefinitionLibrary>().SaveDraftAsync(document, keepsVersionId: true, cancellationToken: token)).DefinitionId;
        }, cancellationToken);
    }

    private async Task PublishAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        try
        {
            Published = await InTransactionAsync(async (services, token) =>
            {
                var result = await services.GetRequiredService<DefinitionLibrary>().PublishAsync(definitionId, token);
                return result.IsRefused ? throw new PublicationRefusedException(result) : result;
            }, cancellationToken);
        }
        catch (PublicationRefusedException refused)
        {
            Published = refused.Result;
        }
    }

    /// <summary>The definition that a file holds. One that names no id is given one when it is imported; null before that.</summary>
    private async Task<string?> DefinitionOfAsync(int file, CancellationToken cancellationToken)
    {
        var json = Services.GetRequiredService<DefinitionReader>().Parse(await TextOfAsync(file, cancellationToken));
        return DefinitionReader.Normalize(json).Text("definitionId") ?? _given.GetValueOrDefault(file);
    }

    private async Task<string> TextOfAsync(int file, CancellationToken cancellationToken) =>
        file >= 0 && file < _case.Files.Count
            ? await File.ReadAllTextAsync(Path.Combine(_case.Folder, _case.Files[file]), cancellationToken)
            : throw new StepFailedException($"there is no file {file}");

    private async Task<WorkflowInstance> InstanceOfAsync(JsonObject step)
    {
        if (step.Text("instance") is not { } alias)
            return await LastInstanceAsync() ?? throw new StepFailedException("nothing was started");
        var id = _started.LastOrDefault(start => start.Alias == alias)?.InstanceId ?? throw new StepFailedException($"no instance was started as '{alias}'");
        return await ReadAsync(db => db.Instances.AsNoTracking().FirstAsync(i => i.Id == id));
    }

    private Task<T> InTransactionAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Services.GetRequiredService<IUnitOfWork>().RunAsync(work, cancellationToken);

    private IHost Build() => HostComposition.BuildTool(_database with { SyncEveryCommit = false }, _clock, services => services
        .AddSingleton<IWorkflowConsole>(Lines)
        .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>()
        .AddSingleton<ResumeTokens>()
        .AddSingleton<IEventTriggerUrls, EventTriggerUrls>()
        // A case reaches nothing but this machine.
        .Configure<HttpWorkflowOptions>(http => { http.AllowedAddresses.Add("127.0.0.1"); http.AllowedAddresses.Add("::1"); http.AllowPlainHttp = true; http.PublicUrl = new Uri("http://127.0.0.1"); }));

    private async Task StopAsync()
    {
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private HashSet<int?> Named(string op) => [.. _case.Steps.Where(step => step.Text("op") == op).Select(step => step.Whole("file"))];

    private static int FileOf(JsonObject step) => step.Whole("file") ?? throw new StepFailedException("the step names no file");

    private static Dictionary<string, object?>? InputOf(JsonNode? node) => PlainValue.From(node) as Dictionary<string, object?>;

    // Whatever the bookmark is of, its activity finds what came: an event its payload, a task its result.
    private static Dictionary<string, object?>? ResumeInputOf(JsonNode? payload) =>
        payload is null ? null : new() { [Event.PayloadKey] = PlainValue.From(payload), [RunTask.ResultKey] = PlainValue.From(payload) };

    /// <summary>Carries a refusal out of its transaction, so that nothing of it stays.</summary>
    private sealed class PublicationRefusedException(PublishResult result) : Exception
    {
        public PublishResult Result { get; } = result;
    }
}

/// <summary>A start as the case asked for it. <paramref name="InstanceId"/> is null when the start was refused.</summary>
internal sealed record StartedInstance(string? Alias, string? InstanceId, IReadOnlyDictionary<string, object?>? Input);

/// <summary>What an HTTP workflow answered.</summary>
internal sealed record HttpExchange(int Status, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>A step that cannot be carried out as it is written.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
