using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Tasks;

/// <summary>Finds the people at whom something hangs: the one to whom it is assigned, else everybody of the roles who may do it there.</summary>
internal sealed class TaskHolders(IRecords records)
{
    /// <summary>Most people that one thing is told to.</summary>
    public const int Most = 50;

    /// <summary>Who may do an open task, those left out whom separation of duties or recusal keeps from it.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(WorkTask task, IReadOnlyCollection<string> recused, CancellationToken cancellationToken) =>
        task.AssigneeId is { } holder ? [holder]
            : [.. (await OfRolesAsync([task.Role], task.District, task.UnitId, cancellationToken)).Where(id => !task.ExcludedPersons.Contains(id) && !recused.Contains(id))];

    /// <summary>Everybody in service who has one of the roles and works in the district or the whole city.</summary>
    public async Task<IReadOnlyList<string>> OfRolesAsync(IEnumerable<string> roles, string? district, string? unit, CancellationToken cancellationToken)
    {
        var people = new List<string>();
        foreach (var role in roles)
        {
            var found = await records.ListAsync<Person>(row => row.IsActive && row.UnitId == unit && row.Roles.Contains(role) && (row.District == null || district == null || row.District == district), Most, rows => rows.OrderBy(row => row.Id), cancellationToken);
            people.AddRange(found.Select(person => person.Id));
        }
        return [.. people.Distinct().Take(Most)];
    }
}
