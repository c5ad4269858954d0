using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage;
using Orchestrator.Storage.Invariants;
using Orchestrator.Storage.Model;
using Orchestrator.Templates;
using Orchestrator.Testing;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>
/// The campaign of 2005 with one unit, on the real engine, the shipped workflows and templates and an SQLite file, under a clock that only the test moves.
/// Every act is a transaction of its own, as in the service.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    public static readonly string[] Definitions = ["unit-case", "penalty", "enforcement", "acceptance", "campaign", "tip", "measure", "lead", "preservation"];

    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private Stage()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        collection.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        collection.AddStorage(new DatabaseOptions($"Data Source={folder.File("stage.db")};Pooling=False") { SyncEveryCommit = false });
        collection.AddTemplates();
        collection.AddCasework();
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; } = new(LegalClock.At(new LocalDate(2005, 3, 25), new LocalTime(9, 0)));
    public Campaign Campaign { get; private set; } = null!;
    public string CaseId { get; private set; } = "";

    public Actor Office { get; } = new("office", "专项办", [Role.Office]);
    public Actor Lead { get; } = new("lead", "支队长", [Role.Lead]);
    public Actor First { get; } = new("off1", "王警官", [Role.Officer], Badge: "050001");
    public Actor Second { get; } = new("off2", "李警官", [Role.Officer], Badge: "050002");
    public Actor Third { get; } = new("off3", "赵警官", [Role.Officer], Badge: "050003");
    public Actor Legal { get; } = new("legal", "法制员", [Role.Legal]);
    public Actor Presider { get; } = new("hear1", "听证主持人", [Role.Hearing]);
    public Actor Member { get; } = new("hear2", "听证员", [Role.Hearing]);
    public Actor Recorder { get; } = new("hear3", "记录员", [Role.Hearing]);
    public Actor Commander { get; } = new("cmd", "分管局领导", [Role.Commander]);
    public Actor Clerk { get; } = new("clerk", "内勤", [Role.Clerk]);
    public Actor Intake { get; } = new("hot", "举报受理员", [Role.Intake]);
    public Actor Acceptor { get; } = new("acc", "验收员", [Role.Acceptance]);
    public Actor Representative { get; } = new("rep", "单位安全员", [Role.Unit], UnitId: "unit-1");

    /// <summary>A launched campaign whose one unit has its case.</summary>
    /// <param name="found">Another campaign than that of 2005; it begins on the day of its document.</param>
    public static async Task<Stage> OpenAsync(UnitCategory category = UnitCategory.Hotel, Func<TimeProvider, Campaign>? found = null)
    {
        var stage = new Stage();
        stage.Campaign = (found ?? (clock => Campaign2005.Create(clock)))(stage.Clock);
        stage.Clock.SetUtcNow(LegalClock.At(stage.Campaign.IssuedOn, new LocalTime(9, 0)));
        await stage.InAsync(async provider =>
        {
            await provider.GetRequiredService<OrchestratorDbContext>().Database.EnsureCreatedAsync();
            return true;
        }, hasTransaction: false);
        await stage.InAsync(provider => { stage.Furnish(provider, category); return Task.FromResult(true); });
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<CampaignDesk>().LaunchAsync(stage.Campaign.Id, stage.Office))).Refusal);
        var opened = await stage.InAsync(provider => provider.GetRequiredService<CampaignDesk>().OpenCasesAsync(stage.Campaign.Id, null, 10, stage.Office));
        Assert.Equal(1, opened.Opened);
        stage.CaseId = await stage.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync());
        return stage;
    }

    /// <summary>Runs one command in a transaction of its own, then does the work that it queued.</summary>
    public async Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work, bool hasTransaction = true)
    {
        if (!hasTransaction)
        {
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        var unitOfWork = services.GetRequiredService<IUnitOfWork>();
        var result = await unitOfWork.RunAsync((provider, _) => work(provider));
        while ((await unitOfWork.RunAsync((provider, token) => provider.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(50, token))).Taken > 0)
        {
        }
        return result;
    }

    public async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<PenaltyCase> PenaltyAsync() => ReadAsync(db => db.PenaltyCases.AsNoTracking().SingleAsync(row => row.CaseId == CaseId));

    public Task<List<string>> OpenFindingsAsync() =>
        ReadAsync(db => db.Findings.Where(row => row.Status != FindingStatus.Fixed).OrderBy(row => row.ItemCode).Select(row => row.Id).ToListAsync());

    public Task<UnitCase> CaseAsync() => ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == CaseId));

    /// <summary>The open task of an act; failing, it says what is open instead.</summary>
    public async Task<WorkTask> TaskAsync(string act)
    {
        var open = await ReadAsync(db => db.Tasks.AsNoTracking().Where(row => row.Status == WorkTaskStatus.Open).ToListAsync());
        var task = open.Find(row => row.Act == act);
        if (task is not null)
            return task;
        var incidents = await ReadAsync(db => db.Instances.AsNoTracking().Where(row => row.IncidentCount > 0).Select(row => row.State).ToListAsync());
        var state = (await CaseAsync()).State;
        Assert.Fail($"No open task '{act}' at {Clock.GetUtcNow():u} in state {state}. Open: {string.Join(", ", open.Select(row => row.Act))}. Incidents: {string.Join("\n", incidents.Select(text => text[..Math.Min(text.Length, 6000)]))}");
        throw new InvalidOperationException();
    }

    /// <summary>Does the open task of an act; a refusal fails the test.</summary>
    public async Task<TaskCompleted> DoAsync(string act, string outcome, Actor actor, JsonObject? form = null, string? reason = null)
    {
        var answer = await TryAsync(act, outcome, actor, form, reason);
        Assert.True(answer.Refusal is null, $"{act}/{outcome}: {answer.Refusal}");
        return answer.Value;
    }

    public async Task<Answer<TaskCompleted>> TryAsync(string act, string outcome, Actor actor, JsonObject? form = null, string? reason = null)
    {
        var task = await TaskAsync(act);
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await InAsync(provider => provider.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(task.Id, outcome, form, reason), actor));
    }

    /// <summary>Moves the clock to 10:00 of a day in the year of the campaign, firing every deadline on the way at its own instant.</summary>
    public async Task GoToAsync(int month, int day, int hour = 10)
    {
        var target = LegalClock.At(new LocalDate(Campaign.IssuedOn.Year, month, day), new LocalTime(hour, 0));
        while (await NextDueAsync(target) is { } next)
        {
            if (next.ExpiresAt > Clock.GetUtcNow())
                Clock.SetUtcNow(next.ExpiresAt);
            Assert.True(await FireAsync(next.Id));
        }
        if (target > Clock.GetUtcNow())
            Clock.SetUtcNow(target);
    }

    /// <summary>Every invariant holds, save that nothing leaves the outbox here.</summary>
    public async Task AssertInvariantsAsync()
    {
        var violations = await InAsync(provider => provider.GetRequiredService<InvariantChecks>().CheckAsync());
        var told = violations.Where(violation => violation.Invariant != "reminder-sent-once").Select(violation => violation.ToString()).ToList();
        Assert.True(told.Count == 0, string.Join("\n", told));
    }

    public Task<bool> FireAsync(string deadlineId) => InAsync(provider => provider.GetRequiredService<DeadlineDesk>().FireAsync(deadlineId));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    private Task<Deadline?> NextDueAsync(DateTimeOffset until) => ReadAsync(db => db.Deadlines.AsNoTracking()
        .Where(row => row.Status == DeadlineStatus.Armed && row.ExpiresAt <= until).OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id).FirstOrDefaultAsync());

    private void Furnish(IServiceProvider provider, UnitCategory category)
    {
        var records = provider.GetRequiredService<IRecords>();
        var store = provider.GetRequiredService<IEngineStore>();
        foreach (var id in Definitions)
        {
            var json = File.ReadAllText(RepositoryFolder.Combine("workflows-json", id + ".json"));
            store.Add(new WorkflowDefinition { Id = $"{id}:v1", DefinitionId = id, Version = 1, Name = id, IsLatest = true, IsPublished = true, CreatedAt = Clock.GetUtcNow(), Json = json });
        }
        records.Add(Campaign);
        records.Add(new Unit
        {
            Id = "unit-1",
            Code = "SZ-000042",
            Name = "深圳市模拟酒店有限公司",
            NameKey = "模拟酒店",
            Category = category,
            District = "福田区",
            Address = "深圳市福田区模拟路1号",
            RegistrationNumber = "4403001000042",
            LegalRepresentative = "张三",
            SecurityOfficer = "李四",
            Phone = "0755-00000042",
            Email = "unit42@example.invalid",
            BandwidthMbps = 10,
            Users = 120,
            IsSimulated = true,
            RegisteredAt = Clock.GetUtcNow(),
        });
        foreach (var actor in new[] { Office, Lead, First, Second, Third, Legal, Presider, Member, Recorder, Commander, Clerk, Intake, Acceptor, Representative })
            records.Add(new Person { Id = actor.Id, SignInName = actor.Id, DisplayName = actor.Name, Badge = actor.Badge, Roles = [.. actor.Roles], UnitId = actor.UnitId, Email = $"{actor.Id}@police.invalid" });
    }
}
