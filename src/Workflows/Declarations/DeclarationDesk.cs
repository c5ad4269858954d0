using System.Security.Cryptography;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Declarations;

/// <summary>Takes the tables of second-level units, in versions: filed, filed as a zero return, returned for correction.</summary>
public sealed class DeclarationDesk(IRecords records, IAuditTrail audit, LegalClock clock, TimeProvider time)
{
    /// <summary>
    /// Files a table for a unit. When rows are faulty, nothing is taken and what was in force stays, unless the good rows alone are asked for;
    /// either way the report names each faulty row.
    /// </summary>
    /// <param name="goodRowsAlone">Takes the good rows although others are faulty; those come back for correction (RC-18).</param>
    public async Task<Answer<DeclarationFiled>> FileAsync(string campaignId, string unitId, string fileName, Stream content, bool goodRowsAlone, Actor actor, CancellationToken cancellationToken = default)
    {
        if (MayFile(actor, unitId) is { } no)
            return no;
        await using var kept = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await content.CopyToAsync(kept, cancellationToken);
        kept.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(kept, cancellationToken));
        kept.Position = 0;
        var id = Ids.New(time);
        var rows = new List<DeclaredUnit>();
        UnitImportReport report;
        try
        {
            report = new DeclarationReader(time).Read(kept, campaignId, id, unitId, rows.Add, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        if (report.Good == 0 && report.Bad == 0)
            return new Refusal("declaration.empty", "表格没有数据行；没有二次接入单位的，请作“无二次接入单位”声明。", "The table has no rows; when there are no second-level units, state so.", "工作方案附件（V6）");
        if (report.Bad > 0 && !goodRowsAlone)
            return new DeclarationFiled(null, report);
        var declaration = await AddAsync(id, campaignId, unitId, isZeroReturn: false, rows.Count, report.Bad, fileName, hash, actor, cancellationToken);
        foreach (var row in rows)
            records.Add(row);
        return new DeclarationFiled(declaration, report);
    }

    /// <summary>States that a unit serves no second-level units.</summary>
    public async Task<Answer<Declaration>> FileZeroAsync(string campaignId, string unitId, Actor actor, CancellationToken cancellationToken = default) =>
        MayFile(actor, unitId) is { } no ? no : await AddAsync(Ids.New(time), campaignId, unitId, isZeroReturn: true, 0, 0, null, null, actor, cancellationToken);

    /// <summary>Returns the table in force for correction. The filing deadline does not move (§1.5).</summary>
    public async Task<Answer<Declaration>> ReturnAsync(string declarationId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Officer) && !actor.Is(Role.Lead) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "只有办案民警、部门负责人和专项办可以退回。", "Only officers, the head of the division and the campaign office return a table.");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("declaration.reason", "退回补正须写明内容。", "Say what must be corrected.", "§1.5");
        var declaration = await records.GetAsync<Declaration>(declarationId, cancellationToken);
        if (declaration.IsSuperseded || declaration.ReturnedAt is not null)
            return new Refusal("declaration.not-in-force", "该申报表已被新版本取代或者已退回。", "The table has a later version or was returned already.");
        var campaign = await records.GetAsync<Campaign>(declaration.CampaignId, cancellationToken);
        (declaration.ReturnReason, declaration.ReturnedBy, declaration.ReturnedAt) = (reason.Trim(), actor.Id, time.GetUtcNow());
        await audit.AppendAsync(campaign, actor, "declaration.returned", reason: declaration.ReturnReason, data: new { declaration.Id, declaration.UnitId, declaration.Version }, cancellationToken: cancellationToken);
        return declaration;
    }

    private async Task<Declaration> AddAsync(string id, string campaignId, string unitId, bool isZeroReturn, int rows, int bad, string? fileName, string? hash, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        _ = await records.GetAsync<Unit>(unitId, cancellationToken);
        var before = await records.FirstAsync<Declaration>(earlier => earlier.CampaignId == campaignId && earlier.UnitId == unitId && !earlier.IsSuperseded, null, cancellationToken);
        var now = time.GetUtcNow();
        var declaration = new Declaration
        {
            Id = id,
            CampaignId = campaignId,
            UnitId = unitId,
            Version = (before?.Version ?? 0) + 1,
            FiledAt = now,
            FiledBy = actor.Id,
            IsLate = IsLate(campaign, before, now),
            IsZeroReturn = isZeroReturn,
            Rows = rows,
            BadRows = bad,
            FileName = fileName,
            FileHash = hash,
        };
        if (before is not null)
            before.IsSuperseded = true;
        records.Add(declaration);
        await audit.AppendAsync(campaign, actor, "declaration.filed", before is null ? null : $"{before.Version}", $"{declaration.Version}",
            data: new { declaration.Id, declaration.UnitId, declaration.Rows, declaration.BadRows, declaration.IsZeroReturn, declaration.IsLate, declaration.FileHash }, cancellationToken: cancellationToken);
        return declaration;
    }

    // A correction within the time for corrections of a table that came in time counts as in time.
    private bool IsLate(Campaign campaign, Declaration? before, DateTimeOffset now)
    {
        var isCorrectionInTime = before is { IsLate: false, ReturnedAt: { } returned }
            && now < LegalClock.EndOf(clock.AddWorkingDays(LegalClock.DateOf(returned), campaign.Settings.CorrectionWorkingDays));
        return !isCorrectionInTime && now >= LegalClock.EndOf(campaign.PhaseNumber(1).Last);
    }

    private static Refusal? MayFile(Actor actor, string unitId) =>
        (actor.Is(Role.Unit) && actor.UnitId == unitId) || actor.Is(Role.Office) ? null
            : new Refusal("not-allowed", "只有本单位和专项办可以报送该表。", "Only the unit itself and the campaign office file this table.");
}

/// <summary>What became of a table.</summary>
/// <param name="Declaration">The new version; null when faulty rows kept it from being taken.</param>
public sealed record DeclarationFiled(Declaration? Declaration, UnitImportReport Report);
