using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>
/// Brings the visits of an approved plan to their cases, one by one as each comes to the step (TR-08): the step is done in the name of who approved the
/// plan, by the same guards and with the same record in the case as if they had done it by hand (REQ-65).
/// </summary>
public sealed class VisitCarrier(IRecords records, IVisitPlans plans, TaskDesk tasks, TimeProvider time)
{
    private const string Act = "inspection-plan";
    private const string Outcome = "Plan";
    private static readonly LocalTime Begin = new(9, 30);
    private const int MinutesOfVisits = 7 * 60;
    private const int Raster = 30;

    /// <summary>The step that takes planned visits.</summary>
    public static string Step => Act;

    /// <summary>Brings one visit to its case; answers its id, or null when none is ready.</summary>
    /// <param name="taken">Told the id before anything is done, so that a refusal can be put down to it.</param>
    /// <exception cref="RefusedException">The case refused after something had changed: the caller rolls back and calls <see cref="RecordRefusalAsync"/>.</exception>
    public async Task<string?> CarryNextAsync(Action<string> taken, CancellationToken cancellationToken = default)
    {
        if (await plans.TakeReadyAsync(1, cancellationToken) is not [var ready])
            return null;
        var visit = ready.Visit;
        taken(visit.Id);
        var plan = await records.GetAsync<InspectionPlan>(visit.PlanId, cancellationToken);
        var approver = await records.GetAsync<Person>(plan.DecidedBy!, cancellationToken);
        var done = await tasks.CompleteAsync(new CompleteTask(ready.TaskId, Outcome, FormOf(visit, plan.VisitsPerDay), null), approver.IsActive ? approver.AsActor() : approver.AsActor() with { Roles = [] }, cancellationToken);
        if (done.Refusal is { } refusal)
            Refuse(visit, refusal);
        else
            (visit.Status, visit.CarriedAt) = (PlannedVisitStatus.Carried, time.GetUtcNow());
        return visit.Id;
    }

    /// <summary>Puts a refusal down to a visit, in a transaction of its own.</summary>
    public async Task RecordRefusalAsync(string visitId, Refusal refusal, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<PlannedVisit>(visitId, cancellationToken) is { Status: PlannedVisitStatus.Waiting } visit)
            Refuse(visit, refusal);
    }

    /// <summary>When the visit of a turn begins: the turns of a day lie evenly between half past nine and the end of the afternoon.</summary>
    public static LocalTime TimeOf(int turn, int visitsPerDay)
    {
        var minutes = (Math.Max(turn, 1) - 1) * MinutesOfVisits / Math.Max(visitsPerDay, 1);
        return Begin.PlusMinutes(Math.Min(minutes, MinutesOfVisits) / Raster * Raster);
    }

    private static JsonObject FormOf(PlannedVisit visit, int visitsPerDay) => new()
    {
        ["leadOfficer"] = visit.LeadOfficerId,
        ["coOfficer"] = visit.CoOfficerId,
        ["date"] = LocalDatePattern.Iso.Format(visit.Day!.Value),
        ["time"] = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(TimeOf(visit.Turn, visitsPerDay)),
    };

    private static void Refuse(PlannedVisit visit, Refusal refusal) => (visit.Status, visit.MessageZh, visit.MessageEn) = (PlannedVisitStatus.Refused, refusal.Zh, refusal.En);
}
