using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Inspections;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Inspections;

/// <summary>Evidence that is registered and kept, each thing with its chain of custody.</summary>
internal static class KeptEvidenceEndpoints
{
    private const int MostShown = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Inspections");
        api.MapGet("/cases/{caseId}/kept-evidence", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListKeptEvidence").WithSummary("先行登记保存的证据与保管链 / Evidence that is kept with its chain of custody");
        api.MapPost("/kept-evidence/{id}/custody", HandOverAsync).RequireAuthorization(Policies.Inspect).AsCommand().WithName("HandOverKeptEvidence").WithSummary("登记保存证据的移交 / Note that a thing that is kept was handed over");
    }

    private static async Task<Ok<IReadOnlyList<KeptEvidenceInfo>>> ListAsync(string caseId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var pieces = await db.KeptPieces.AsNoTracking().Where(piece => piece.CaseId == caseId).OrderBy(piece => piece.NoticeId).ThenBy(piece => piece.Number).Take(MostShown).ToListAsync(cancellationToken);
        var shown = new List<KeptEvidenceInfo>();
        foreach (var piece in pieces)
            shown.Add(await ShowAsync(piece, db, cancellationToken));
        return TypedResults.Ok<IReadOnlyList<KeptEvidenceInfo>>(shown);
    }

    private static async Task<Results<Ok<KeptEvidenceInfo>, ProblemAnswer>> HandOverAsync(string id, KeptHandOver given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (!await db.KeptPieces.AnyAsync(piece => piece.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var handed = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<KeptEvidenceDesk>().HandOverAsync(id, given.To, given.Place, given.Purpose, given.Condition, actor, token), cancellationToken);
        return handed.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(await ShowAsync(handed.Value, db, cancellationToken));
    }

    private static async Task<KeptEvidenceInfo> ShowAsync(KeptPiece piece, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var chain = await db.CustodyEntries.AsNoTracking().Where(entry => entry.EvidenceId == piece.Id).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return new KeptEvidenceInfo(piece.Id, piece.NoticeId, piece.Number, piece.Description, piece.KeptAt, piece.Disposal, piece.SettledAt, Custody.FirstBroken(chain) is null,
            [.. chain.Select(entry => new CustodyInfo(entry.Sequence, entry.At, entry.From, entry.To, entry.Purpose, entry.Condition, entry.Hash, entry.Place))]);
    }
}
