using System.Globalization;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Campaigns;

/// <summary>Launches campaigns. Cases are opened in batches, each a transaction of its own, so that a launch of ten thousand units survives a restart.</summary>
public sealed class CampaignDesk
{
    /// <summary>Definition that a unit's case runs by.</summary>
    public const string CaseDefinition = "unit-case";
    /// <summary>Definition that the campaign itself runs by.</summary>
    public const string CampaignDefinition = "campaign";

    private const string CodePrefix = "SZ-";
    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly TimeProvider clock;
    private readonly IWorkflowRuntime runtime;
    private readonly Acting acting;

    internal CampaignDesk(IRecords records, IAuditTrail audit, TimeProvider clock, IWorkflowRuntime runtime, Acting acting) =>
        (this.records, this.audit, this.clock, this.runtime, this.acting) = (records, audit, clock, runtime, acting);

    /// <summary>Launches a drafted campaign and starts its workflow. The caller then opens the cases, batch by batch.</summary>
    public async Task<Answer<Campaign>> LaunchAsync(string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        if (!actor.Is(Role.Office))
            return new Refusal("campaign.may-not-launch", "只有专项办可以启动专项整治。", "Only the campaign office may launch a campaign.");
        if (campaign.State != CampaignState.Draft)
            return new Refusal("campaign.already-launched", "专项整治已经启动。", "The campaign has been launched already.");
        campaign.State = CampaignState.Launched;
        campaign.LaunchedAt = clock.GetUtcNow();
        await audit.AppendAsync(campaign, actor, "campaign.launched", nameof(CampaignState.Draft), nameof(CampaignState.Launched), cancellationToken: cancellationToken);
        acting.Actor = actor;
        await StartCampaignWorkflowAsync(campaign, cancellationToken);
        return campaign;
    }

    /// <summary>Sets whether officers may warn together with an order (§2.8); cases that are disposed of from then on follow it.</summary>
    public async Task<Answer<Campaign>> SetWarnOnOrderAsync(string campaignId, bool warns, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        if (!actor.Is(Role.Commander))
            return new Refusal("campaign.may-not-set", "责令时是否并处警告由分管局领导设定。", "The commander sets whether a warning joins an order.", "§2.8");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("campaign.setting-reason", "改变设定须写明理由。", "Give the reason for the change.", "§2.8");
        if (campaign.Settings.WarnOnOrder == warns)
            return campaign;
        campaign.Settings = campaign.Settings with { WarnOnOrder = warns };
        await audit.AppendAsync(campaign, actor, "campaign.warn-on-order", $"{!warns}", $"{warns}", reason.Trim(), cancellationToken: cancellationToken);
        return campaign;
    }

    /// <summary>Starts the campaign's own workflow, once.</summary>
    public async Task StartCampaignWorkflowAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        if (campaign.InstanceId is not null)
            return;
        campaign.InstanceId = Ids.New(clock);
        await runtime.StartAsync(new StartWorkflowRequest
        {
            DefinitionId = CampaignDefinition,
            InstanceId = campaign.InstanceId,
            CorrelationId = campaign.Id,
            Name = campaign.Title,
            Input = new Dictionary<string, object?> { [CaseFiles.CampaignInput] = campaign.Id },
        }, cancellationToken);
    }

    /// <summary>
    /// Opens the cases of the next units by code after <paramref name="afterUnitCode"/> (null for the first) and starts their workflows. Run again after
    /// a crash it goes on where the last commit left off: a unit never gets two cases.
    /// </summary>
    public async Task<CasesOpened> OpenCasesAsync(string campaignId, string? afterUnitCode, int batch, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        var campaign = await LaunchedAsync(campaignId, cancellationToken);
        var after = afterUnitCode ?? "";
        // Only this comparison becomes a query; the order that goes with it is the database's.
#pragma warning disable CA1309
        var units = await records.ListAsync<Unit>(unit => string.Compare(unit.Code, after) > 0, batch, rows => rows.OrderBy(unit => unit.Code), cancellationToken);
#pragma warning restore CA1309
        if (units.Count == 0)
            return new CasesOpened(0, null);
        var cases = await OpenAsync(campaign, units, actor, cancellationToken);
        return new CasesOpened(cases.Count(opened => opened.IsNew), units[^1].Code);
    }

    /// <summary>Opens the cases of these units and starts their workflows; a unit that has its case keeps it. Answers the case of each unit.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> OpenCasesOfAsync(string campaignId, IReadOnlyList<string> unitIds, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await LaunchedAsync(campaignId, cancellationToken);
        var units = await records.ListAsync<Unit>(unit => unitIds.Contains(unit.Id), unitIds.Count, rows => rows.OrderBy(unit => unit.Code), cancellationToken);
        return (await OpenAsync(campaign, units, actor, cancellationToken)).ToDictionary(pair => pair.UnitId, pair => pair.CaseId);
    }

    /// <summary>The case of a unit that a lead or a tip brought to light: the one it has, else a new one, which waits in U00 for an officer.</summary>
    internal async Task<(string CaseId, bool IsNew)> OpenForLeadAsync(Campaign campaign, Unit unit, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (campaign.State != CampaignState.Launched)
            throw new RefusedException(new Refusal("campaign.not-launched", "专项整治尚未启动或者已经结束。", "The campaign has not been launched, or has ended."));
        if (await records.FirstAsync<UnitCase>(row => row.CampaignId == campaign.Id && row.UnitId == unit.Id, null, cancellationToken) is { } known)
            return (known.Id, false);
        var representative = await records.FirstAsync<Person>(row => row.UnitId == unit.Id && row.IsActive, null, cancellationToken);
        return (await OpenAsync(campaign, unit, representative?.Id, actor, cancellationToken, reason), true);
    }

    private async Task<Campaign> LaunchedAsync(string campaignId, CancellationToken cancellationToken)
    {
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        return campaign.State == CampaignState.Launched ? campaign
            : throw new RefusedException(new Refusal("campaign.not-launched", "专项整治尚未启动或者已经结束。", "The campaign has not been launched, or has ended."));
    }

    private async Task<IReadOnlyList<(string UnitId, string CaseId, bool IsNew)>> OpenAsync(Campaign campaign, IReadOnlyList<Unit> units, Actor actor, CancellationToken cancellationToken)
    {
        var ids = units.Select(unit => unit.Id).ToList();
        var known = (await records.ListAsync<UnitCase>(row => row.CampaignId == campaign.Id && ids.Contains(row.UnitId), ids.Count, null, cancellationToken)).ToDictionary(row => row.UnitId, row => row.Id);
        var representatives = (await records.ListAsync<Person>(row => row.UnitId != null && ids.Contains(row.UnitId) && row.IsActive, ids.Count * 10, rows => rows.OrderBy(row => row.Id), cancellationToken))
            .GroupBy(person => person.UnitId!).ToDictionary(group => group.Key, group => group.First().Id);
        acting.Actor = actor;
        var cases = new List<(string, string, bool)>(units.Count);
        foreach (var unit in units)
        {
            cases.Add(known.TryGetValue(unit.Id, out var caseId)
                ? (unit.Id, caseId, false)
                : (unit.Id, await OpenAsync(campaign, unit, representatives.GetValueOrDefault(unit.Id), actor, cancellationToken), true));
        }
        return cases;
    }

    private async Task<string> OpenAsync(Campaign campaign, Unit unit, string? representativeId, Actor actor, CancellationToken cancellationToken, string? leadReason = null)
    {
        var now = clock.GetUtcNow();
        var @case = new UnitCase
        {
            Id = Ids.New(clock),
            CampaignId = campaign.Id,
            UnitId = unit.Id,
            Number = NumberOf(campaign, unit),
            UnitName = unit.Name,
            District = unit.District,
            Category = unit.Category,
            UnitRepresentativeId = representativeId,
            StateSince = now,
            OpenedAt = now,
            InstanceId = Ids.New(clock),
        };
        // Within the step of a tip or a run of the comparison there is more than this case in hand.
        if (leadReason is null)
            records.BeginNew(@case.InstanceId);
        records.Add(@case);
        audit.Append(@case, actor, "case.opened", after: @case.Number, reason: leadReason);
        await runtime.StartAsync(new StartWorkflowRequest
        {
            DefinitionId = CaseDefinition,
            InstanceId = @case.InstanceId,
            CorrelationId = @case.Id,
            Name = $"{@case.Number} {unit.Name}",
            Input = leadReason is null ? null : new Dictionary<string, object?> { [CaseFiles.OpeningInput] = CaseFiles.OpenedForLead },
        }, cancellationToken);
        if (leadReason is null)
            records.FinishNew();
        return @case.Id;
    }

    /// <summary>The file number carries the unit's number in the register.</summary>
    private static string NumberOf(Campaign campaign, Unit unit) =>
        unit.Code.StartsWith(CodePrefix, StringComparison.Ordinal) && int.TryParse(unit.Code.AsSpan(CodePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{campaign.Code}-{number:D5}")
            : $"{campaign.Code}-{unit.Code}";
}
