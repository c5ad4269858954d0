using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Guards.Absences;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Absences;

/// <summary>Arranges who stands in for whom on which days, and ends it.</summary>
public sealed class AbsenceDesk(IRecords records, IAuditTrail audit, LegalClock clock, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>Arranges a deputy. Both days belong to the absence.</summary>
    public async Task<Answer<Absence>> ArrangeAsync(string personId, string deputyId, LocalDate firstDay, LocalDate lastDay, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var others = await records.ListAsync<Absence>(row => row.EndedAt == null && (row.PersonId == personId || row.PersonId == deputyId || row.DeputyId == personId), Most, null, cancellationToken);
        var facts = new AbsenceFacts(actor, await records.FindAsync<Person>(personId, cancellationToken), await records.FindAsync<Person>(deputyId, cancellationToken), firstDay, lastDay, reason, clock.Today, others);
        if (AbsenceGuard.First(facts, new ADeputyIsArrangedByThePersonOrTheirHead(), new ADeputyIsAnotherPersonInService(), new AnAbsenceHasItsDaysAndItsReason(), new ADeputyIsPresentAndOnlyOne()) is { } refusal)
            return refusal;
        var absence = new Absence
        {
            Id = Ids.New(time),
            PersonId = personId,
            DeputyId = deputyId,
            FirstDay = firstDay,
            LastDay = lastDay,
            Reason = reason!.Trim(),
            ArrangedBy = actor.Id,
            ArrangedAt = time.GetUtcNow(),
        };
        records.Add(absence);
        await audit.AppendAsync(actor, "absence.arranged", after: $"{facts.Person!.DisplayName} → {facts.Deputy!.DisplayName}", reason: absence.Reason, data: Data(absence), cancellationToken: cancellationToken);
        return absence;
    }

    /// <summary>The person is back before the last day.</summary>
    public async Task<Answer<Absence>> EndAsync(string absenceId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<Absence>(absenceId, cancellationToken) is not { } absence)
            return new Refusal("not-found", "没有这项代理。", "There is no such arrangement.");
        if (ADeputyIsArrangedByThePersonOrTheirHead.MayArrange(actor, absence.PersonId) is { } refusal)
            return refusal;
        if (absence.EndedAt is not null)
            return new Refusal("absence.ended", "该代理已经结束。", "The arrangement has ended already.", "§0.3");
        (absence.EndedBy, absence.EndedAt) = (actor.Id, time.GetUtcNow());
        await audit.AppendAsync(actor, "absence.ended", data: Data(absence), cancellationToken: cancellationToken);
        return absence;
    }

    private static object Data(Absence absence) => new { absence.Id, absence.PersonId, absence.DeputyId, FirstDay = $"{absence.FirstDay:yyyy-MM-dd}", LastDay = $"{absence.LastDay:yyyy-MM-dd}" };
}
