using Orchestrator.Engine;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.People;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.People;

/// <summary>Keeps the list of people: who works here, in which roles and where, and who is in service no longer. Nobody is ever deleted: what they signed stays signed.</summary>
public sealed class PeopleDesk(IRecords records, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Adds a person of the bureau, or with a unit its representative.</summary>
    public async Task<Answer<PersonKept>> AddAsync(string signInName, string? unitId, PersonDetails given, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (wanted, name) = (given.Trimmed(), (signInName ?? "").Trim());
        var facts = new PersonFacts(actor, null, wanted, StaysActive: true, reason)
        {
            SignInName = name,
            SignInNameIsTaken = await records.FirstAsync<Person>(row => row.SignInName == name, null, cancellationToken) is not null,
            SpeaksForUnit = !string.IsNullOrEmpty(unitId),
            Unit = string.IsNullOrEmpty(unitId) ? null : await records.FindAsync<Unit>(unitId, cancellationToken),
            BadgeIsTaken = await IsTakenAsync(wanted.Badge, null, cancellationToken),
        };
        if (PersonGuard.First(facts, new PeopleAreKeptByAnAdministrator(), new AnActOnAPersonGivesItsReason(), new OnlyAPersonWithAFreeSignInNameIsAdded(), new RolesFitTheKindOfPerson(), new WhatIsWrittenOfAPersonCanBeUsed()) is { } refusal)
            return refusal;
        var person = new Person { Id = Ids.New(clock), SignInName = name, DisplayName = wanted.DisplayName, UnitId = facts.Unit?.Id };
        Write(person, wanted, facts.Unit);
        records.Add(person);
        await audit.AppendAsync(actor, "person.added", after: Describe(person), reason: reason!.Trim(), data: Data(person), cancellationToken: cancellationToken);
        return new PersonKept(person, new OpenWork(0, 0, 0, 0));
    }

    /// <summary>Changes what is written of a person.</summary>
    public async Task<Answer<PersonKept>> ChangeAsync(string personId, PersonDetails given, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<Person>(personId, cancellationToken) is not { } person)
            return Unknown;
        var wanted = given.Trimmed();
        var facts = new PersonFacts(actor, person, wanted, person.IsActive, reason)
        {
            SpeaksForUnit = person.UnitId is not null,
            Unit = person.UnitId is null ? null : await records.FindAsync<Unit>(person.UnitId, cancellationToken),
            BadgeIsTaken = await IsTakenAsync(wanted.Badge, personId, cancellationToken),
        };
        if (PersonGuard.First(facts, new PeopleAreKeptByAnAdministrator(), new AnActOnAPersonGivesItsReason(), new NobodyChangesTheirOwnRoles(), new RolesFitTheKindOfPerson(), new WhatIsWrittenOfAPersonCanBeUsed()) is { } refusal)
            return refusal;
        var (before, had) = (Describe(person), Data(person));
        Write(person, wanted, facts.Unit);
        // From here on no two administrators are at it at once: the trail is held until the commit.
        await audit.AppendAsync(actor, "person.changed", before, Describe(person), reason!.Trim(), new { was = had, now = Data(person) }, cancellationToken);
        await KeepAnAdministratorAsync(facts, cancellationToken);
        return new PersonKept(person, await OpenWorkAsync(personId, cancellationToken));
    }

    /// <summary>Takes a person out of service, or back into it.</summary>
    public async Task<Answer<PersonKept>> SetServiceAsync(string personId, bool inService, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<Person>(personId, cancellationToken) is not { } person)
            return Unknown;
        var facts = new PersonFacts(actor, person, null, inService, reason);
        if (PersonGuard.First(facts, new PeopleAreKeptByAnAdministrator(), new AnActOnAPersonGivesItsReason(), new NobodyChangesTheirOwnRoles()) is { } refusal)
            return refusal;
        if (person.IsActive == inService)
            return inService ? new Refusal("person.in-service", "该人员在岗。", "The person is in service.", "§0.3") : new Refusal("person.out-of-service", "该人员已停用。", "The person is out of service already.", "§0.3");
        var open = await OpenWorkAsync(personId, cancellationToken);
        await audit.AppendAsync(actor, inService ? "person.returned" : "person.left", Describe(person), null, reason!.Trim(), new { person.Id, open.Tasks, open.Cases, open.Approvals, open.Visits }, cancellationToken);
        await KeepAnAdministratorAsync(facts, cancellationToken);
        person.IsActive = inService;
        return new PersonKept(person, open);
    }

    /// <summary>Notes that a person was given a new password; the password itself is kept nowhere.</summary>
    public async Task<Answer<Person>> NotePasswordAsync(string personId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<Person>(personId, cancellationToken) is not { } person)
            return Unknown;
        if (PersonGuard.First(new PersonFacts(actor, person, null, person.IsActive, reason), new PeopleAreKeptByAnAdministrator(), new AnActOnAPersonGivesItsReason()) is { } refusal)
            return refusal;
        await audit.AppendAsync(actor, "person.password-set", after: Describe(person), reason: reason!.Trim(), data: new { person.Id }, cancellationToken: cancellationToken);
        return person;
    }

    /// <summary>What waits for a person.</summary>
    public async Task<OpenWork> OpenWorkAsync(string personId, CancellationToken cancellationToken = default) => new(
        await records.CountAsync<WorkTask>(row => row.AssigneeId == personId && row.Status == WorkTaskStatus.Open, cancellationToken),
        await records.CountAsync<UnitCase>(row => (row.LeadOfficerId == personId || row.CoOfficerId == personId) && !UnitCase.EndStates.Contains(row.State), cancellationToken),
        await records.CountAsync<ApprovalSlip>(row => row.PersonId == personId && row.Status == SlipStatus.Waiting && row.Kind != SlipKind.Copy && row.Kind != SlipKind.Urge, cancellationToken),
        await records.CountAsync<PlannedVisit>(row => (row.LeadOfficerId == personId || row.CoOfficerId == personId) && (row.Status == PlannedVisitStatus.Placed || row.Status == PlannedVisitStatus.Waiting), cancellationToken));

    private static Refusal Unknown => new("person.unknown", "没有这名人员。", "There is no such person.");

    /// <summary>Counted when nobody else can change it any more: two administrators may remove each other at the same time.</summary>
    private async Task KeepAnAdministratorAsync(PersonFacts facts, CancellationToken cancellationToken)
    {
        var id = facts.Person!.Id;
        var others = await records.CountAsync<Person>(row => row.IsActive && row.Id != id && row.Roles.Contains(Role.Admin), cancellationToken);
        if (new TheLastAdministratorStays().Check(facts with { OtherAdministrators = others }) is { } refusal)
            throw new RefusedException(refusal);
    }

    private async Task<bool> IsTakenAsync(string? badge, string? personId, CancellationToken cancellationToken) =>
        badge is not null && await records.FirstAsync<Person>(row => row.Badge == badge && row.Id != personId && row.IsActive, null, cancellationToken) is not null;

    private static void Write(Person person, PersonDetails wanted, Unit? unit)
    {
        (person.DisplayName, person.Email, person.Badge, person.District) = (wanted.DisplayName, wanted.Email, wanted.Badge, unit?.District ?? wanted.District);
        person.Roles = [.. wanted.Roles];
    }

    private static string Describe(Person person) => $"{person.DisplayName}（{person.SignInName}） {string.Join(' ', person.Roles)} {person.District}".TrimEnd();

    private static object Data(Person person) => new { person.Id, person.SignInName, person.DisplayName, person.Email, person.Badge, person.Roles, person.District, person.UnitId, person.IsActive };
}
