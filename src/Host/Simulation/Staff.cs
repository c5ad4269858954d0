using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Simulation;

/// <summary>Who does a task in the simulation: its assignee, the unit's representative, or one of the role by the seed.</summary>
internal sealed class Staff(OrchestratorDbContext db, int seed, IReadOnlyList<Person> people)
{
    /// <summary>Everyone who is not a unit's representative, in a fixed order.</summary>
    public static async Task<IReadOnlyList<Person>> LoadAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.People.AsNoTracking().Where(p => p.UnitId == null && p.IsActive).OrderBy(p => p.SignInName).ToListAsync(cancellationToken);

    public async Task<Actor> WhoDoesAsync(TaskSituation situation, CancellationToken cancellationToken)
    {
        var task = situation.Task;
        if (task.AssigneeId is { } assignee && !task.ExcludedPersons.Contains(assignee))
            return (await db.People.AsNoTracking().FirstAsync(p => p.Id == assignee, cancellationToken)).AsActor();
        if (task.UnitId is { } unit)
            return (await db.People.AsNoTracking().FirstAsync(p => p.UnitId == unit, cancellationToken)).AsActor();
        var able = people.Where(p => p.Roles.Contains(task.Role) && !task.ExcludedPersons.Contains(p.Id) && (p.District is null || p.District == task.District)).ToList();
        if (able.Count == 0)
            able = [.. people.Where(p => p.Roles.Contains(task.Role) && !task.ExcludedPersons.Contains(p.Id))];
        if (able.Count == 0)
            throw new InvalidOperationException($"Nobody may do task '{task.Title}' ({task.Role}, {task.District}).");
        return able[Pick(situation, "actor:" + task.Act, able.Count)].AsActor();
    }

    /// <summary>Two officers of the unit's district.</summary>
    public (string Lead, string Co) Pair(TaskSituation situation)
    {
        var officers = people.Where(p => p.Roles.Contains(Role.Officer)).ToList();
        var local = officers.Where(p => p.District == situation.Task.District).ToList();
        if (local.Count < 2)
            local = officers;
        var lead = Pick(situation, "pair", local.Count);
        return (local[lead].Id, local[(lead + 1) % local.Count].Id);
    }

    /// <summary>The people who hold hearings.</summary>
    public IReadOnlyList<string> Panel => [.. people.Where(p => p.Roles.Contains(Role.Hearing)).Select(p => p.Id)];

    private int Pick(TaskSituation situation, string purpose, int count) => (int)(SeededRandom.For(seed, situation.Key, purpose, situation.Attempt).NextDouble() * count);
}
