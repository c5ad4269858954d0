using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Inspections;

/// <summary>Reads which units are inspected, planned, excepted or left, and passes on what is asked and signed.</summary>
internal sealed class CoverageReader(RecordReader records, IUnitOfWork unitOfWork)
{
    private const int MostShown = 200;

    public Task<CoveragePicture> ReadAsync(string campaignId) => records.ReadAsync(async db =>
    {
        var cases = db.Cases.Where(c => c.CampaignId == campaignId);
        var visits = db.Inspections.Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null);
        var exceptions = db.CoverageExceptions.Where(x => x.CampaignId == campaignId);
        var waiting = cases.Where(c => !visits.Any(i => i.CaseId == c.Id) && !exceptions.Any(x => x.UnitId == c.UnitId && x.IsSigned == true));
        var (inScope, inspected, left) = (await cases.CountAsync(), await cases.CountAsync(c => visits.Any(i => i.CaseId == c.Id)), await waiting.CountAsync());
        var rows = await waiting.OrderBy(c => c.Number).Take(MostShown)
            .Select(c => new CoverageRow(c.UnitId, c.Id, c.UnitName, c.District, c.LeadOfficerId != null, exceptions.Any(x => x.UnitId == c.UnitId && x.IsSigned == null))).ToListAsync();
        var asked = await exceptions.Where(x => x.IsSigned != false).OrderBy(x => x.Id).Take(MostShown)
            .Join(db.Units, x => x.UnitId, u => u.Id, (x, u) => new ExceptionRow(x.Id, u.Name, x.Reason, x.IsSigned, x.RequestedBy)).ToListAsync();
        return new CoveragePicture(inScope, inspected, inScope - inspected - left, left, rows, asked);
    });

    public Task<Answer<CoverageException>> AskAsync(string campaignId, string unitId, string reason, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<CoverageDesk>().AskAsync(campaignId, unitId, reason, actor, token));

    public Task<Answer<CoverageException>> DecideAsync(string exceptionId, bool sign, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<CoverageDesk>().DecideAsync(exceptionId, sign, actor, cancellationToken: token));
}

/// <summary>How far the inspection of all units has come.</summary>
internal sealed record CoveragePicture(int InScope, int Inspected, int Excepted, int Left, IReadOnlyList<CoverageRow> Rows, IReadOnlyList<ExceptionRow> Exceptions);

/// <summary>A unit that is not inspected.</summary>
internal sealed record CoverageRow(string UnitId, string CaseId, string Name, string District, bool IsPlanned, bool IsAsked);

/// <summary>An exception, asked for or signed.</summary>
internal sealed record ExceptionRow(string Id, string Name, string Reason, bool? IsSigned, string RequestedBy);
