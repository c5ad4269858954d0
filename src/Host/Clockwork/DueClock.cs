using System.Threading.Channels;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Records;
using Quartz;

namespace Orchestrator.Host.Clockwork;

/// <summary>
/// Keeps one Quartz trigger for each distinct instant at which something falls due: those found in the database at start, and those that
/// commits arm. The table is the truth; a trigger is only the alarm, and the sweep makes a lost one harmless.
/// </summary>
internal sealed class DueClock(ISchedulerFactory schedulers, IUnitOfWork unitOfWork, TimeProvider clock, ILogger<DueClock> log) : BackgroundService, ICommitListener
{
    private const int InstantsAtStart = 5000;
    private const string Group = "due";

    private readonly Channel<SortedSet<DateTimeOffset>> _armed = Channel.CreateUnbounded<SortedSet<DateTimeOffset>>(new() { SingleReader = true });
    private readonly HashSet<DateTimeOffset> _known = [];

    public void OnCommitted(CommittedChanges changes)
    {
        if (changes.DueInstants.Count > 0)
            _armed.Writer.TryWrite(changes.DueInstants);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await TryArmAsync(scheduler, () => FromDatabaseAsync(stoppingToken), stoppingToken);
        await foreach (var instants in _armed.Reader.ReadAllAsync(stoppingToken))
            await TryArmAsync(scheduler, () => Task.FromResult<IReadOnlyCollection<DateTimeOffset>>(instants), stoppingToken);
    }

    private async Task TryArmAsync(IScheduler scheduler, Func<Task<IReadOnlyCollection<DateTimeOffset>>> instants, CancellationToken cancellationToken)
    {
        try
        {
            await ArmAsync(scheduler, await instants(), cancellationToken);
        }
        catch (Exception error) when (error is SchedulerException || IsOfDatabase(error))
        {
            log.LogWarning(error, "Could not set an alarm; the sweep will find what is due");
        }
    }

    private static bool IsOfDatabase(Exception error) => error is System.Data.Common.DbException or OutcomeUnknownException || (error.InnerException is { } inner && IsOfDatabase(inner));

    private Task<IReadOnlyCollection<DateTimeOffset>> FromDatabaseAsync(CancellationToken cancellationToken) => unitOfWork.RunAsync<IReadOnlyCollection<DateTimeOffset>>(
        async (services, token) => await services.GetRequiredService<DueWork>().NextInstantsAsync(InstantsAtStart, token), cancellationToken);

    private async Task ArmAsync(IScheduler scheduler, IEnumerable<DateTimeOffset> instants, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        _known.RemoveWhere(at => at < now);
        foreach (var at in instants)
        {
            if (at > now && !_known.Add(at))
                continue;
            var key = new TriggerKey(at.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Group);
            if (await scheduler.Exists(key, cancellationToken))
                continue;
            // Nodes that start together look for the same instants: whoever is second leaves the alarm of the first alone.
            await scheduler.ScheduleTrigger(
                TriggerBuilder.Create(clock).ForJob(DrainJob.Key).WithIdentity(key).StartAt(at < now ? now : at)
                    .WithSimpleSchedule(simple => simple.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build(),
                TriggerConflict.Keep, cancellationToken);
        }
    }
}
