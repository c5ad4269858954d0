using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Measures;

/// <summary>What the guards of measures look at.</summary>
/// <param name="Pending">The measure that is not decided yet, if any.</param>
/// <param name="Transfer">The latest transfer, in whole or in part, that was carried out.</param>
/// <param name="Latest">The latest measure that was carried out, of whatever kind, with who asked for it and who decided.</param>
/// <param name="Recused">Who is to be recused, and who takes over.</param>
/// <param name="ServedOnUnit">Documents that were served on the unit itself; the public announcement of the campaign is none.</param>
/// <param name="Document">The document whose number the form gives, to be voided.</param>
/// <param name="MergeTarget">The case whose number the form gives.</param>
internal sealed record MeasureFacts(CaseMeasure? Pending, CaseMeasure? Transfer, int OpenPenaltyCases, bool PenaltyWasDecided, int ServedOnUnit, UnitCase? MergeTarget, Unit? MergeTargetUnit, Person? Recused = null, Person? Successor = null, CaseMeasure? Latest = null, Person? Proposer = null, Person? Decider = null, VoidedDocument? Document = null)
{
    private const int Most = 500;

    /// <summary>The document that a pending measure would void.</summary>
    private static string? DocumentOf(IReadOnlyList<CaseMeasure> measures) =>
        measures.LastOrDefault(row => row is { Status: MeasureStatus.Proposed, Kind: MeasureKind.VoidDocument }) is { } pending && JsonNode.Parse(pending.Form) is JsonObject given ? new FormValues(given).TextOrNull("document") : null;

    public static MeasureFacts None { get; } = new(null, null, 0, false, 0, null, null);

    public static async Task<MeasureFacts> ReadAsync(IRecords records, UnitCase @case, FormValues? form, CancellationToken cancellationToken)
    {
        var (caseId, campaignId) = (@case.Id, @case.CampaignId);
        var measures = await records.ListAsync<CaseMeasure>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.ProposedAt).ThenBy(row => row.Id), cancellationToken);
        var penalties = await records.ListAsync<PenaltyCase>(row => row.CaseId == caseId, Most, null, cancellationToken);
        var target = form?.TextOrNull("targetCase") is { } number ? await records.FirstAsync<UnitCase>(row => row.CampaignId == campaignId && row.Number == number, null, cancellationToken) : null;
        var latest = measures.Where(row => row.Status == MeasureStatus.CarriedOut).MaxBy(row => (row.DecidedAt, row.Id));
        // Without a form of its own it is the measure carried out that names people.
        var named = form ?? (latest is not null && JsonNode.Parse(latest.Form) is JsonObject given ? new FormValues(given) : null);
        return new MeasureFacts(
            measures.LastOrDefault(row => row.Status == MeasureStatus.Proposed),
            measures.LastOrDefault(row => row.Status == MeasureStatus.CarriedOut && row.Kind is MeasureKind.Transfer or MeasureKind.Refer),
            penalties.Count(row => !row.IsEnded),
            penalties.Any(row => row.IsStanding),
            await records.CountAsync<ServiceRecord>(row => row.CaseId == caseId && row.Mode != ServiceMode.PublicNotice, cancellationToken),
            target,
            target is null ? null : await records.FindAsync<Unit>(target.UnitId, cancellationToken),
            named?.TextOrNull("person") is { } recused ? await records.FindAsync<Person>(recused, cancellationToken) : null,
            named?.TextOrNull("successor") is { } successor ? await records.FindAsync<Person>(successor, cancellationToken) : null,
            latest,
            latest is null ? null : await records.FindAsync<Person>(latest.ProposedBy, cancellationToken),
            latest?.DecidedBy is { } decider ? await records.FindAsync<Person>(decider, cancellationToken) : null,
            (form?.TextOrNull("document") ?? DocumentOf(measures)) is { } document ? await VoidedDocument.ReadAsync(records, caseId, document, cancellationToken) : null);
    }
}
