using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Host.Workbench.Units;

/// <summary>Takes a register file into the register: all good rows in one transaction, every bad row reported.</summary>
internal sealed class UnitImport(IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <param name="content">The file; read to its end.</param>
    /// <param name="taken">Is told how many units have been read so far.</param>
    public async Task<Answer<UnitImportReport>> RunAsync(Stream content, IProgress<int> taken, CancellationToken cancellationToken = default)
    {
        try
        {
            return await unitOfWork.RunAsync(async (services, token) =>
            {
                content.Position = 0;
                var db = services.GetRequiredService<OrchestratorDbContext>();
                var known = await KnownAsync(db, token);
                var units = new List<Unit>();
                var report = new UnitRegisterImport(clock).Read(content, known, unit =>
                {
                    units.Add(unit);
                    if (units.Count % 200 == 0)
                        taken.Report(units.Count);
                }, token);
                var byId = units.ToDictionary(unit => unit.Id);
                foreach (var link in report.Links.Where(link => link.UpstreamUnitId is not null))
                    byId[link.UnitId].UpstreamUnitId = link.UpstreamUnitId;
                db.Units.AddRange(units);
                taken.Report(units.Count);
                return report;
            }, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static async Task<KnownUnits> KnownAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Units.Select(u => new { u.Id, u.Code, u.RegistrationNumber, u.NameKey }).ToListAsync(cancellationToken);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
            names.TryAdd(row.NameKey, row.Id);
        return new KnownUnits(
            rows.ToDictionary(row => row.Code, row => row.Id, StringComparer.Ordinal),
            rows.Select(row => row.RegistrationNumber).Where(number => number != RegistrationNumber.None).ToHashSet(StringComparer.Ordinal),
            names);
    }
}
