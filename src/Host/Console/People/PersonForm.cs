using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Workbench.People;

/// <summary>What stands in the form of a person while it is filled in.</summary>
public sealed class PersonForm
{
    public string? PersonId { get; init; }
    public string SignInName { get; set; } = "";
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public string District { get; set; } = "";
    public string Badge { get; set; } = "";
    public string UnitCode { get; set; } = "";
    public string Reason { get; set; } = "";
    public SortedSet<string> Roles { get; } = new(StringComparer.Ordinal);
    public bool IsActive { get; init; } = true;
    public bool SpeaksForUnit { get; init; }

    public PersonDetails Details => new(Name, [.. Roles], Email, District, Badge);

    public static PersonForm Of(Person person)
    {
        var form = new PersonForm
        {
            PersonId = person.Id,
            SignInName = person.SignInName,
            Name = person.DisplayName,
            Email = person.Email ?? "",
            District = person.District ?? "",
            Badge = person.Badge ?? "",
            IsActive = person.IsActive,
            SpeaksForUnit = person.UnitId is not null,
        };
        form.Roles.UnionWith(person.Roles);
        return form;
    }

    public void Choose(string role, bool isChosen)
    {
        if (isChosen)
            Roles.Add(role);
        else
            Roles.Remove(role);
    }
}
