using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Guards.Transfers;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Measures;

/// <summary>Takes proposals of measures about a case and starts the workflow in which they are reviewed, decided and carried out.</summary>
public sealed class MeasureDesk
{
    /// <summary>Definition that a measure runs by.</summary>
    public const string Definition = "measure";

    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly IWorkflowRuntime runtime;
    private readonly CaseFiles files;
    private readonly CaseFactsReader reader;
    private readonly TimeProvider time;
    private readonly Acting acting;

    internal MeasureDesk(IRecords records, IAuditTrail audit, IWorkflowRuntime runtime, CaseFiles files, CaseFactsReader reader, TimeProvider time, Acting acting) =>
        (this.records, this.audit, this.runtime, this.files, this.reader, this.time, this.acting) = (records, audit, runtime, files, reader, time, acting);

    /// <summary>Asks for a measure. A refusal says which rule forbids it, and leaves the case as it was.</summary>
    /// <param name="form">The fields of <see cref="MeasureRule.Form"/>.</param>
    public async Task<Answer<CaseMeasure>> ProposeAsync(string caseId, MeasureKind kind, JsonObject? form, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var rule = MeasureRule.Of(kind);
        var values = (JsonObject?)form?.DeepClone() ?? [];
        if (FormCheck.Check(rule.Form, values, reason) is { } wrong)
            return wrong;
        var file = await files.OpenAsync(null, caseId, null, cancellationToken);
        var now = time.GetUtcNow();
        if (CitationReader.Check(values, LegalClock.DateOf(now), file.Case.District) is { } badLaw)
            return badLaw;
        var request = new ActRequest(kind.ToString(), new FormValues(values), reason!.Trim(), actor, now, LegalClock.DateOf(now));
        var facts = await reader.ReadAsync(file, CaseNeeds.Measure | CaseNeeds.Inspection, null, cancellationToken, request.Form);
        if (Safeguard.First(facts, request, new AMeasureIsAskedForByItsRole(), new ACaseHasOneMeasureAtATime(), new AMeasureFitsTheStateOfTheCase(), new NothingIsTerminatedAfterAPenalty(),
                new NothingServedIsVoided(), new AMergerIsOfOneUnitOrOneSite(), new AReopeningRestsOnNewEvidenceInTime(), new ARecusedOfficerIsReplacedByAnother(), new OnlyADocumentThatWaitsForServiceIsVoided(),
                new AdviceIsGivenUnderTheInspectionRulesOf2026(), new AdviceIsAboutAHazardThatIsNoViolation()) is { } unlawful)
            return unlawful;
        if (kind is MeasureKind.Transfer or MeasureKind.Refer && new ATransferGoesToACompetentAuthority().Check(facts, request) is { } notCompetent)
            return notCompetent;
        var measure = new CaseMeasure
        {
            Id = Ids.New(time),
            CampaignId = file.Campaign.Id,
            CaseId = caseId,
            Kind = kind,
            Reason = request.Reason!,
            Form = values.ToJsonString(PlainJson.Options),
            ProposedBy = actor.Id,
            ProposedAt = now,
            InstanceId = Ids.New(time),
        };
        records.Add(measure);
        audit.Append(file.Case, actor, "measure.proposed", after: rule.Zh, reason: measure.Reason, data: new { measure.Id, Kind = $"{kind}" });
        acting.Actor = actor;
        await runtime.StartAsync(new StartWorkflowRequest
        {
            DefinitionId = Definition,
            InstanceId = measure.InstanceId,
            CorrelationId = caseId,
            Name = $"{rule.Zh} {file.Case.Number} {file.Case.UnitName}",
            Input = new Dictionary<string, object?> { [CaseFiles.MeasureInput] = measure.Id },
        }, cancellationToken);
        return measure;
    }
}
