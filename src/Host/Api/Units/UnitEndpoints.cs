using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Units;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Api.Units;

internal static class UnitEndpoints
{
    private const string List = "units";
    /// <summary>Largest register file: 32 MiB.</summary>
    private const long LargestFile = 32L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/units").WithTags("Units");
        units.MapGet("", ListAsync).RequireAuthorization(Policies.SignedIn).WithName("ListUnits").WithSummary("单位登记 / List units");
        units.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.SignedIn).WithName("GetUnit").WithSummary("单位详情 / One unit");
        units.MapPost("/import", ImportAsync).RequireAuthorization(Policies.ImportUnits).AsCommand().DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestFile))
            .WithFormOptions(multipartBodyLengthLimit: LargestFile)
            .WithName("ImportUnits").WithSummary("导入单位 / Import units from CSV or XLSX");
    }

    private static async Task<Ok<Page<UnitInfo>>> ListAsync(string? district, string? category, string? search, string? cursor, int? limit, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var units = db.Units.AsNoTracking().SeenBy(Viewer.Of(current));
        if (!string.IsNullOrEmpty(district))
            units = units.Where(u => u.District == district);
        if (Parameters.Choice<UnitCategory>("category", category) is { } chosen)
            units = units.Where(u => u.Category == chosen);
        if (Parameters.Search(search) is { } text)
            units = units.Where(u => u.Name.Contains(text) || u.Code.StartsWith(text));
        if (Cursor.Read(List, cursor, 1) is { } after)
        {
            var code = after.Text(0);
            units = units.Where(u => u.Code.CompareTo(code) > 0);
        }

        var rows = await units.OrderBy(u => u.Code).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, u => Cursor.Of(List, u.Code)));
    }

    private static async Task<Results<Ok<UnitInfo>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await db.Units.AsNoTracking().SeenBy(Viewer.Of(current)).FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is { } unit
            ? TypedResults.Ok(Show(unit))
            : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<Ok<UnitImportReport>> ImportAsync(IFormFile file, string campaignId, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var report = await unitOfWork.RunAsync(async (services, token) =>
        {
            await using var content = file.OpenReadStream();
            return (await services.GetRequiredService<UnitDesk>().ImportAsync(content, campaignId, actor, token)).Value;
        }, cancellationToken);
        return TypedResults.Ok(Show(report));
    }

    internal static UnitImportReport Show(Workflows.Units.Import.UnitImportReport report) => new(
        report.Format, report.Encoding, report.Rows, report.Good, report.Bad, report.Blank,
        [.. report.BadRows.Select(row => new UnitImportBadRow(row.Row, [.. row.Problems.Select(problem => new UnitImportProblem(problem.Column, problem.Value, problem.ReasonZh, problem.ReasonEn))]))],
        [.. report.Remarks.Select(remark => new UnitImportRemark(remark.Zh, remark.En))]);

    private static UnitInfo Show(Unit unit) => new()
    {
        Id = unit.Id,
        Code = unit.Code,
        Name = unit.Name,
        Category = unit.Category.ToString(),
        District = unit.District,
        Address = unit.Address,
        RegistrationNumber = unit.RegistrationNumber,
        LicenceNumber = unit.LicenceNumber,
        FilingNumber = unit.FilingNumber,
        LegalRepresentative = unit.LegalRepresentative,
        SecurityOfficer = unit.SecurityOfficer,
        Phone = unit.Phone,
        Email = unit.Email,
        BandwidthMbps = unit.BandwidthMbps,
        Users = unit.Users,
        IsSimulated = unit.IsSimulated,
    };
}
