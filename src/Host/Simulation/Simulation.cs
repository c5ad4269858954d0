using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Outbox;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;
using Quartz;

namespace Orchestrator.Host.Simulation;

/// <summary>
/// Plays a campaign on a simulated clock: simulated people do their tasks through the same commands as real ones, Quartz wakes what falls due,
/// the outbox sends. All state is in the database, so a run that was killed is taken up where its last commit left it.
/// </summary>
internal sealed class Simulation(
    IServiceScopeFactory scopes, IUnitOfWork unitOfWork, FakeTimeProvider clock, LegalClock legalClock, DueInstants due, Pump pump, DrainSignal drains,
    ISchedulerFactory schedulers, OutboxDispatcher outbox, Seed seed, ILogger<Simulation> log)
{
    private static readonly TimeSpan AlarmPatience = TimeSpan.FromSeconds(3);
    /// <summary>After this instant nothing more is played: the last lawful dates of a campaign's cases lie well before it.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(540);

    private readonly Agenda _agenda = new();
    private readonly Queue<SimulatedTip> _tips = new();
    private SimulatedPeople _people = null!;
    private IReadOnlyList<Person> _staff = [];
    private SimulationRun _run = null!;

    /// <summary>Plays until nothing is left to do, or until the given instant.</summary>
    public async Task<SimulationRun> RunAsync(SimulationRequest request, IProgress<SimulationProgress> progress, CancellationToken cancellationToken)
    {
        _run = await BeginAsync(request, cancellationToken);
        _people = await MeetAsync(request.Rates ?? new Rates(), cancellationToken);
        await TakeUpAsync(cancellationToken);
        var until = request.Until ?? _run.From + Horizon;
        long acts = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var tip = _tips.TryPeek(out var coming) ? coming.At : (DateTimeOffset?)null;
            var next = Earlier(Earlier(due.Next, tip), _agenda.Next);
            if (next is not { } at || at > until)
                break;
            if (due.Next is { } dueAt && dueAt <= at)
                await FallDueAsync(dueAt, cancellationToken);
            else if (tip <= at)
                await TakeTipAsync(_tips.Dequeue(), cancellationToken);
            else
                await ActAsync(at, cancellationToken);
            await PlanNewTasksAsync(cancellationToken);
            if (++acts % 50 == 0)
                progress.Report(new SimulationProgress(clock.GetUtcNow(), acts, _agenda.Count));
        }

        cancellationToken.ThrowIfCancellationRequested();
        await SendAllAsync(until, cancellationToken);
        if (request.Until is null)
            await FinishAsync(cancellationToken);
        else if (clock.GetUtcNow() < until)
            clock.SetUtcNow(until);
        return _run;
    }

    private async Task<SimulationRun> BeginAsync(SimulationRequest request, CancellationToken cancellationToken)
    {
        var run = await seed.BeginSimulationAsync(request, cancellationToken);
        if (!run.IsLaunched)
            await seed.LaunchAsync(run.CampaignId, cancellationToken);
        return await unitOfWork.RunAsync(async (services, token) =>
        {
            var stored = await services.GetRequiredService<IRecords>().GetAsync<SimulationRun>(run.Id, token);
            stored.IsLaunched = true;
            return stored;
        }, cancellationToken);
    }

    /// <summary>Gets to know the people, and the tips that they have yet to be told.</summary>
    private async Task<SimulatedPeople> MeetAsync(Rates rates, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(c => c.Id == _run.CampaignId, cancellationToken);
        var tips = SimulatedTips.Of(_run.Seed, rates, campaign, [.. new SyntheticRegister(_run.Seed).Generate(_run.Units)]);
        foreach (var tip in tips.InOrder.Skip(await db.Tips.CountAsync(t => t.CampaignId == campaign.Id, cancellationToken)))
            _tips.Enqueue(tip);
        return new SimulatedPeople(_run.Seed, rates, legalClock, tips);
    }

    /// <summary>Loads what the database says is open: tasks, alarms.</summary>
    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        _staff = await Staff.LoadAsync(db, cancellationToken);
        due.Add(await scope.ServiceProvider.GetRequiredService<DueWork>().NextInstantsAsync(100_000, cancellationToken));
        due.TakeTasks();
        await pump.RunUntilIdleAsync(cancellationToken);
        due.TakeTasks();
        var open = await db.Tasks.AsNoTracking().Where(t => t.Status == WorkTaskStatus.Open).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellationToken);
        foreach (var task in open)
            await PlanAsync(task, cancellationToken);
    }

    private async Task PlanNewTasksAsync(CancellationToken cancellationToken)
    {
        foreach (var task in due.TakeTasks())
            await PlanAsync(task, cancellationToken);
    }

    private async Task PlanAsync(string taskId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var situation = await ReadAsync(scope, taskId, cancellationToken);
        if (situation is not null && _people.When(situation) is { } at)
            _agenda.Add(taskId, _people.TriedUpTo(situation, at, clock.GetUtcNow()), OrderOf(situation));
    }

    private static string OrderOf(TaskSituation situation) => $"{situation.Key}|{situation.Task.Act}|{situation.Attempt}";

    /// <summary>Somebody tells intake something.</summary>
    private async Task TakeTipAsync(SimulatedTip tip, CancellationToken cancellationToken)
    {
        Reach(tip.At);
        var intake = _staff.First(person => person.Roles.Contains(Role.Intake)).AsActor();
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().RegisterAsync(_run.CampaignId, tip.Given, intake, token), cancellationToken);
        if (answer.Refusal is { } refusal)
            throw new InvalidOperationException($"A tip about {tip.Given.Address} was refused: {refusal}");
        await PumpQueuedAsync(cancellationToken);
    }

    private void Reach(DateTimeOffset at)
    {
        if (at > clock.GetUtcNow())
            clock.SetUtcNow(at);
    }

    /// <summary>The clock reaches an instant at which something falls due; Quartz is what notices.</summary>
    private async Task FallDueAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (at > clock.GetUtcNow())
        {
            var (begun, ended) = (drains.NextBeginning, drains.NextEnd);
            clock.SetUtcNow(at);
            if (await Task.WhenAny(begun, Task.Delay(AlarmPatience, cancellationToken)) != begun)
            {
                log.LogWarning("Quartz did not fire at {At}; sweeping", at);
                var scheduler = await schedulers.GetScheduler(cancellationToken);
                await scheduler.TriggerJob(DrainJob.Key, cancellationToken);
            }

            await ended.WaitAsync(cancellationToken);
        }

        // What the alarm's drain may have left to a later one, and what was due before the clock got here.
        await pump.RunUntilIdleAsync(cancellationToken);
        due.ForgetUpTo(at);
        await SendAsync(cancellationToken);
    }

    private async Task ActAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        Reach(at);
        var taskId = _agenda.Take();
        await using var scope = scopes.CreateAsyncScope();
        var situation = await ReadAsync(scope, taskId, cancellationToken);
        if (situation is null)
            return;
        if (_people.Later(situation, at) is { } later)
        {
            _agenda.Add(taskId, later, OrderOf(situation));
            return;
        }
        if (situation is { Task.Act: "case-intake", Unit: { } found })
            await GiveRepresentativeAsync(found, cancellationToken);
        if (situation is { Task.Act: "penalty-decision", Case: { } @case })
            await ChooseLawAsync(@case.Id, cancellationToken);
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var staff = new Staff(db, _run.Seed, _staff);
        var actor = await staff.WhoDoesAsync(situation, cancellationToken);
        var act = _people.What(situation);
        var command = new CompleteTask(taskId, act.Outcome, Form(scope, situation, act, staff), act.Reason);
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<TaskDesk>().CompleteAsync(command, actor, token), cancellationToken);
        if (answer.Refusal is { } refusal)
            throw new InvalidOperationException($"{situation.Case?.Number} {situation.Task.Act}/{act.Outcome} by {actor.Name} was refused: {refusal}");
        await PumpQueuedAsync(cancellationToken);
    }

    private async Task PumpQueuedAsync(CancellationToken cancellationToken)
    {
        if (!due.HasQueued)
            return;
        due.HasQueued = false;
        await pump.RunUntilIdleAsync(cancellationToken);
    }

    /// <summary>A case that lasts until the law changes is decided by the law of its act.</summary>
    private Task ChooseLawAsync(string caseId, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var desk = services.GetRequiredService<LawChangeDesk>();
        if (await desk.ReadAsync(caseId, token) is { IsOpen: true } competing)
            _ = (await desk.ChooseAsync(caseId, competing.Held.Id, LawGround.OldLawOfTheAct, "违法行为在新法施行以前已经终了，新法不轻于旧法。", _staff.First(person => person.Roles.Contains(Role.Legal)).AsActor(), token)).Value;
    }, cancellationToken);

    /// <summary>A unit that a tip brought to light has nobody yet who acts for it.</summary>
    private Task GiveRepresentativeAsync(Unit unit, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var records = services.GetRequiredService<IRecords>();
        if (await records.FirstAsync<Person>(person => person.UnitId == unit.Id, null, token) is null)
            records.Add(new SyntheticPeople(_run.Seed).Representative(unit));
    }, cancellationToken);

    private static System.Text.Json.Nodes.JsonObject Form(AsyncServiceScope scope, TaskSituation situation, SimulatedAct act, Staff staff)
    {
        var catalog = scope.ServiceProvider.GetRequiredService<IActCatalog>();
        var form = catalog.For(situation.Task).SingleOrDefault(f => f.Outcome == act.Outcome)
            ?? throw new InvalidOperationException($"{situation.Case?.Number} {situation.Task.Act} of the step {situation.Task.ActivityId} does not offer {act.Outcome}, only {string.Join(", ", situation.Task.Outcomes)}.");
        var (lead, co) = staff.Pair(situation);
        return FormFilling.Fill(form, act.Answers, lead, co, scope.ServiceProvider.GetRequiredService<LegalClock>(), staff.Panel);
    }

    private static Task<TaskSituation?> ReadAsync(AsyncServiceScope scope, string taskId, CancellationToken cancellationToken) =>
        new Situations(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>()).ReadAsync(taskId, cancellationToken);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (!due.HasOutbox)
            return;
        due.HasOutbox = false;
        await outbox.RunUntilIdleAsync(cancellationToken);
    }

    /// <summary>Sends what is left whose hour comes by then, also what a killed run had taken and not recorded: its lease ends some minutes later.</summary>
    private async Task SendAllAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await outbox.RunUntilIdleAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        while (await db.Outbox.AsNoTracking().Where(m => m.Status == Workflows.Outbox.OutboxStatus.Pending && (m.Attempts > 0 || m.NextAttemptAt <= until)).OrderBy(m => m.NextAttemptAt).Select(m => (DateTimeOffset?)m.NextAttemptAt).FirstOrDefaultAsync(cancellationToken) is { } waiting)
        {
            Reach(waiting);
            await outbox.RunUntilIdleAsync(cancellationToken);
        }
    }

    private async Task FinishAsync(CancellationToken cancellationToken) => _run = await unitOfWork.RunAsync(async (services, token) =>
    {
        var stored = await services.GetRequiredService<IRecords>().GetAsync<SimulationRun>(_run.Id, token);
        stored.FinishedAt ??= await services.GetRequiredService<OrchestratorDbContext>().AuditEvents.MaxAsync(e => e.At, token);
        return stored;
    }, cancellationToken);

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;
}

/// <summary>What to play.</summary>
/// <param name="Until">Play only up to this instant (UTC) and leave the rest open; null plays to the end.</param>
/// <param name="Rates">How people behave; the base case when null.</param>
internal sealed record SimulationRequest(int Units, int Seed, DateTimeOffset? Until = null, Rates? Rates = null);

/// <summary>How far a simulation has got.</summary>
internal sealed record SimulationProgress(DateTimeOffset Now, long Steps, int Planned);
