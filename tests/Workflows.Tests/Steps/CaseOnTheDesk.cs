using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Templates;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tests.Acts;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>
/// The case "c" of the unit "u" in the campaign of 2005, at 10:00 of a day: its rows, the trail and the engine's store in memory, the real engine for single
/// steps of its workflow and the real desks. Of its penalty case "p" only those see something who ask for it.
/// </summary>
internal sealed partial class CaseOnTheDesk : ICoverage
{
    private static readonly AsyncLocal<CaseOnTheDesk> Present = new();
    private static readonly ServiceProvider Services = Register();

    private readonly FakeTimeProvider clock;
    private readonly MemoryStore store = new();

    public CaseOnTheDesk(string today)
    {
        clock = new FakeTimeProvider(LegalClock.At(Day(today), new LocalTime(10, 0)));
        Present.Value = this;
        var world = new GuardWorld(clock);
        var shipped = Campaign2005.Create(clock);
        (Case, Penalty, Unit) = (world.Case, world.Penalty, world.Unit);
        Campaign = new Campaign
        {
            Id = "k",
            Code = shipped.Code,
            Title = shipped.Title,
            FoundingDocument = shipped.FoundingDocument,
            IssuedOn = shipped.IssuedOn,
            LegalProfile = shipped.LegalProfile,
            Phases = shipped.Phases,
            IsSimulated = true,
            CreatedAt = shipped.CreatedAt,
        };
        Campaign.State = CampaignState.Launched;
        Case.InstanceId = "u";
        Add(Campaign, Case, Unit);
        foreach (var (id, role) in new[] { ("off1", Role.Officer), ("off2", Role.Officer), ("off3", Role.Officer), ("lead", Role.Lead), ("cmd", Role.Commander), ("legal", Role.Legal) })
            Add(new Person { Id = id, SignInName = id, DisplayName = id, Roles = [role], Email = $"{id}@police.invalid" });
    }

    public RowsInMemory Rows { get; } = new();
    public TrailInMemory Trail { get; } = new();
    public Campaign Campaign { get; }
    public UnitCase Case { get; }
    public PenaltyCase Penalty { get; }
    public Orchestrator.Workflows.Units.Unit Unit { get; }
    public DateTimeOffset Now => clock.GetUtcNow();
    /// <summary>Inputs of the instance that a step runs in.</summary>
    public Dictionary<string, object?> Inputs { get; } = [];
    /// <summary>The instance that the next step runs in.</summary>
    public string Instance { get; set; } = "i";
    /// <summary>The step runs in an instance of the campaign, not of the case.</summary>
    public bool IsOfCampaign { get; set; }

    /// <summary>The file as a step of the case opens it.</summary>
    public CaseFile File => new(Campaign, Case, Rows.InHand<PenaltyCase>() is [var penalty, ..] ? penalty : null);

    public CaseOnTheDesk Add(params object[] rows)
    {
        foreach (var row in rows)
            Rows.Add(row);
        return this;
    }

    /// <summary>The step belongs to the penalty case.</summary>
    public CaseOnTheDesk InThePenaltyCase(Action<PenaltyCase>? stands = null)
    {
        stands?.Invoke(Penalty);
        Inputs[CaseFiles.PenaltyInput] = Penalty.Id;
        return Add(Penalty);
    }

    /// <summary>Runs one step of the toolbox in an instance of its own and tells how it ended.</summary>
    public async Task<string> StepAsync(string type, params (string Name, object Value)[] inputs)
    {
        var step = new JsonObject { ["id"] = "Step", ["nodeId"] = "Workflow1:Step", ["name"] = "Step", ["type"] = $"Case.{type}", ["version"] = 1 };
        foreach (var (name, value) in inputs)
            step[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = value is string ? "Literal" : "Object", ["value"] = value is string text ? text : ((JsonNode)value).ToJsonString() } };
        var version = Publish("step", step);
        if (IsOfCampaign)
            Inputs[CaseFiles.CampaignInput] = Campaign.Id;
        var run = await InAsync((IWorkflowRuntime runtime) => runtime.StartAsync(new StartWorkflowRequest { VersionId = version, InstanceId = Instance, CorrelationId = IsOfCampaign ? null : Case.Id, Input = Inputs }));
        if (run.Incidents is [var incident, ..])
        {
            Trail.Lines.Add($"incident: {incident.Message}");
            return WithoutIds($"stops: {incident.Message.Split(':')[0]}");
        }
        var execution = store.Executions.Values.Single(row => row.ActivityId == "Step" && row.InstanceId == Instance);
        var outputs = execution.Outputs is null ? "" : $", gives {execution.Outputs}";
        var waits = store.Bookmarks.Values.Where(row => row.InstanceId == Instance).Select(row => $"{row.Name} {row.Payload}").Order(StringComparer.Ordinal).ToList();
        return WithoutIds(waits.Count > 0 ? $"waits for {string.Join(" or ", waits)}{outputs}"
            : $"goes on by {(execution.Payload is null ? "Done" : string.Join(", ", JsonNode.Parse(execution.Payload)!["Outcomes"]!.AsArray()))}{outputs}");
    }

    /// <summary>Another instance stands at a step, as its own workflow would: "u" is that of the case.</summary>
    public async Task<string> MeetsAsync(string instance, string type, params (string Name, object Value)[] inputs)
    {
        Instance = instance;
        var ended = await StepAsync(type, inputs);
        Instance = "i";
        return ended;
    }

    /// <summary>The workflow that a step starts, of one step that is over at once.</summary>
    public CaseOnTheDesk WithWorkflow(string definition) => WithWorkflow(definition, "Case.AwaitDeadline");

    /// <summary>The workflow that a step starts, of one step that waits.</summary>
    public CaseOnTheDesk WithWaitingWorkflow(string definition) => WithWorkflow(definition, "Case.AwaitDecision");

    private CaseOnTheDesk WithWorkflow(string definition, string step)
    {
        Publish(definition, new JsonObject { ["id"] = "Step", ["nodeId"] = "Workflow1:Step", ["name"] = "Step", ["type"] = step, ["version"] = 1 });
        return this;
    }

    /// <summary>Where every other instance stands.</summary>
    public IEnumerable<string> OtherInstances => store.Instances.Values.Where(row => row.Id != "i").Select(row => $"{row.Id} of {row.DefinitionId}: {row.SubStatus}{(string.IsNullOrEmpty(row.Name) ? "" : $", {row.Name}")}");

    /// <summary>Asks one of the desks.</summary>
    public async Task<TResult> InAsync<TService, TResult>(Func<TService, Task<TResult>> ask) where TService : notnull
    {
        Present.Value = this;
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Actor = new Actor("off1", "off1", [Role.Officer]);
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Uninspected> ReadAsync(string campaignId, CancellationToken cancellationToken = default) => Task.FromResult(new Uninspected(1, [campaignId]));

    /// <summary>Brings the case to a state, by the shortest lawful way.</summary>
    public CaseOnTheDesk In(UnitCaseState state)
    {
        foreach (var next in Way(Case.State, state, from => UnitCaseTransitions.From(from).Select(row => row.To)))
            Case.MoveTo(next, Now);
        return this;
    }

    /// <summary>Brings the penalty case to a state, by the shortest lawful way.</summary>
    public CaseOnTheDesk In(PenaltyState state)
    {
        Penalty.Hearing = new Hearing { RequestedOn = Day("2005-05-11"), End = HearingEnd.Held };
        foreach (var next in Way(Penalty.State, state, from => PenaltyTransitions.From(from).Select(row => row.To)))
            Penalty.MoveTo(next, Now);
        return this;
    }

    // Graphs are kept by the id of their version.
    private string Publish(string definition, JsonObject root)
    {
        var json = new JsonObject { ["id"] = definition, ["definitionId"] = definition, ["name"] = definition, ["version"] = 1, ["isLatest"] = true, ["isPublished"] = true, ["root"] = root }.ToJsonString();
        var version = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        if (!store.Definitions.ContainsKey(version))
            store.Add(new WorkflowDefinition { Id = version, DefinitionId = definition, Version = 1, Name = definition, IsLatest = true, IsPublished = true, CreatedAt = clock.GetUtcNow(), Json = json });
        return version;
    }

    /// <summary>Ids that are new in each run are not told.</summary>
    public static string WithoutIds(string text) => Id().Replace(text, "(new id)");

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    private static T[] Way<T>(T from, T to, Func<T, IEnumerable<T>> next) where T : struct
    {
        var (ways, reached) = (new Queue<T[]>([[from]]), new HashSet<T> { from });
        while (ways.TryDequeue(out var way))
        {
            if (way[^1].Equals(to))
                return way[1..];
            foreach (var state in next(way[^1]).Where(reached.Add))
                ways.Enqueue([.. way, state]);
        }
        throw new InvalidOperationException($"No way leads from {from} to {to}.");
    }

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static DateTimeOffset At(string day, int hour = 10) => LegalClock.At(Day(day), new LocalTime(hour, 0));

    private static ServiceProvider Register()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new PresentTime());
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddScoped<IRecords>(_ => Present.Value!.Rows);
        services.AddScoped<IAuditTrail>(_ => Present.Value!.Trail);
        services.AddScoped<ICoverage>(_ => Present.Value!);
        services.AddScoped<IEngineStore>(_ => Present.Value!.store);
        services.AddTemplates();
        services.AddCasework();
        return services.BuildServiceProvider();
    }

    /// <summary>The time of the case that is on the desk.</summary>
    private sealed class PresentTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Present.Value!.clock.GetUtcNow();
    }
}
