using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Units;

/// <summary>Keeps the unit register.</summary>
public sealed class UnitDesk
{
    private const int MostUnits = 500_000;
    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly TimeProvider clock;

    internal UnitDesk(IRecords records, IAuditTrail audit, TimeProvider clock) => (this.records, this.audit, this.clock) = (records, audit, clock);

    /// <summary>Imports a register (CSV or XLSX) within the caller's transaction: good rows become units, bad rows are reported, none is lost.</summary>
    /// <param name="content">The file.</param>
    /// <param name="campaignId">The campaign in whose audit trail the import is noted.</param>
    /// <param name="actor">Campaign office or administrator.</param>
    /// <param name="cancellationToken">Ends the import; the transaction must then be rolled back.</param>
    public async Task<Answer<UnitImportReport>> ImportAsync(Stream content, string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Office) && !actor.Is(Role.Admin))
            return new Refusal("units.may-not-import", "只有专项办和管理员可以导入单位名册。", "Only the campaign office and administrators may import the register.");
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        var registered = await records.ListAsync<Unit>(_ => true, MostUnits, null, cancellationToken);
        var known = new KnownUnits(
            registered.ToDictionary(unit => unit.Code, unit => unit.Id, StringComparer.OrdinalIgnoreCase),
            registered.Select(unit => unit.RegistrationNumber).ToHashSet(),
            registered.GroupBy(unit => unit.NameKey).ToDictionary(units => units.Key, units => units.First().Id));
        var added = new Dictionary<string, Unit>();
        UnitImportReport report;
        try
        {
            report = new UnitRegisterImport(clock).Read(content, known, unit => added.Add(unit.Id, unit), cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        foreach (var link in report.Links.Where(link => link.UpstreamUnitId is not null))
            added[link.UnitId].UpstreamUnitId = link.UpstreamUnitId;
        // They stand as they will be written, and so go in together.
        records.BeginNew();
        foreach (var unit in added.Values)
            records.Add(unit);
        records.FinishNew();
        await audit.AppendAsync(campaign, actor, "units.imported", after: $"{report.Good}", data: new { report.Format, report.Good, report.Bad, report.Blank }, cancellationToken: cancellationToken);
        return report;
    }

    /// <summary>Merges a unit into the one that it turned out to be. Both entries stay; a circle of mergers is refused.</summary>
    public async Task<Answer<Unit>> MergeAsync(string unitId, string intoUnitId, string reason, string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Lead))
            return new Refusal("units.may-not-merge", "并案由部门负责人审批。", "Mergers are approved by the head of the division.", "TR-39");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("unit.merge-reason", "并案须写明理由（同一法人，或者同一场所、同一实际经营者）。", "Give the reason for the merger: one legal person, or one site and one operator.", "TR-39");
        var (unit, into) = (await records.GetAsync<Unit>(unitId, cancellationToken), await records.GetAsync<Unit>(intoUnitId, cancellationToken));
        var chain = new Dictionary<string, Unit> { [unit.Id] = unit, [into.Id] = into };
        for (var next = into.MergedIntoUnitId; next is not null && !chain.ContainsKey(next); next = chain[next].MergedIntoUnitId)
            chain[next] = await records.GetAsync<Unit>(next, cancellationToken);
        if (UnitMerge.Check(unit, into, chain.GetValueOrDefault) is { } no)
            return no;
        unit.MergedIntoUnitId = into.Id;
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        await audit.AppendAsync(campaign, actor, "unit.merged", unit.Id, into.Id, reason.Trim(), cancellationToken: cancellationToken);
        return unit;
    }
}
