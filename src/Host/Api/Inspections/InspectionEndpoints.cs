using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Inspections;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Api.Inspections;

internal static class InspectionEndpoints
{
    private const int MostShown = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Inspections");
        api.MapGet("/checklists/{category}", Checklists).RequireAuthorization(Policies.SignedIn).WithName("GetChecklist").WithSummary("检查表 / The checklist of a category under a legal profile");
        api.MapPost("/inspections/{id}/answers", AnswerAsync).RequireAuthorization(Policies.Inspect).AsCommand().WithName("AnswerChecklist").WithSummary("逐项记录检查结果 / Record the answers to all items");
        api.MapPost("/inspections/{id}/evidence", SecureAsync).RequireAuthorization(Policies.Inspect).AsCommand().WithName("SecureEvidence").WithSummary("提取证据 / Secure a piece of evidence");
        api.MapPost("/evidence/{id}/custody", HandOverAsync).RequireAuthorization(Policies.Staff).AsCommand().WithName("HandOverEvidence").WithSummary("移交证据 / Hand a piece of evidence over");
        api.MapPost("/evidence/{id}/standing", DecideStandingAsync).RequireAuthorization(Policies.Staff).AsCommand().WithName("DecideEvidence").WithSummary("决定证据效力 / Decide whether evidence counts after a recusal");
        api.MapGet("/cases/{caseId}/evidence", EvidenceAsync).RequireAuthorization(Policies.Staff).WithName("ListEvidence").WithSummary("案件证据与保管链 / Evidence of a case with its chain of custody");
        api.MapGet("/campaigns/{campaignId}/coverage", CoverageAsync).RequireAuthorization(Policies.Staff).WithName("GetCoverage").WithSummary("检查覆盖 / How far the inspection of all units has come");
        api.MapPost("/campaigns/{campaignId}/coverage/exceptions", AskAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("AskException").WithSummary("申请免检 / Ask that a unit be left out");
        api.MapPost("/coverage/exceptions/{id}/decision", DecideAsync).RequireAuthorization(Policies.DecideDeadlines).AsCommand().WithName("DecideException").WithSummary("签批免检 / Sign or refuse an exception");
    }

    private static Ok<IReadOnlyList<ChecklistItemInfo>> Checklists(string category, string profile)
    {
        var (chosen, law) = (Parameters.Choice<UnitCategory>("category", category) ?? UnitCategory.Other, LegalProfiles.For(profile));
        return TypedResults.Ok<IReadOnlyList<ChecklistItemInfo>>([.. Checklist.For(chosen).Select(item =>
            new ChecklistItemInfo(item.Code, item.Gap, item.TitleZh, item.TitleEn, item.HowZh, item.HowEn, item.Severity, item.Days, item.Transfer, item.BasisUnder(law), item.BasisEnUnder(law)))]);
    }

    private static async Task<Results<Ok<InspectionAnswered>, ProblemAnswer>> AnswerAsync(string id, RecordAnswers given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answers = given.Answers.Select(answer => new ItemAnswer(answer.Item, Parameters.Choice<Conformity>("conformity", answer.Conformity) ?? Conformity.Conforms, answer.Fact, answer.Evidence)).ToList();
        var recorded = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<InspectionDesk>().AnswerAsync(id, answers, actor, token), cancellationToken);
        return recorded.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(new InspectionAnswered(id, answers.Count, answers.Count(answer => answer.Conformity == Conformity.DoesNot)));
    }

    private static async Task<Results<Ok<EvidenceInfo>, ProblemAnswer>> SecureAsync(string id, SecureEvidence given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var secured = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<InspectionDesk>().SecureAsync(id, given.ItemCode, given.Description, given.Sha256, given.InPresenceOf, given.Condition, actor, token), cancellationToken);
        return secured.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(await ShowAsync(secured.Value, db, cancellationToken));
    }

    private static async Task<Results<Ok<EvidenceInfo>, ProblemAnswer>> HandOverAsync(string id, HandOver given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var handed = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<InspectionDesk>().HandOverAsync(id, given.ToPersonId, given.Purpose, given.Condition, actor, token), cancellationToken);
        return handed.Refusal is { } refusal ? ProblemAnswer.Of(refusal)
            : TypedResults.Ok(await ShowAsync(await db.EvidenceItems.AsNoTracking().FirstAsync(item => item.Id == id, cancellationToken), db, cancellationToken));
    }

    private static async Task<Results<Ok<EvidenceInfo>, ProblemAnswer>> DecideStandingAsync(string id, DecideEvidence given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var decided = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<InspectionDesk>().DecideStandingAsync(id, given.Keep, given.Reason, actor, token), cancellationToken);
        return decided.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(await ShowAsync(decided.Value, db, cancellationToken));
    }

    private static async Task<Ok<IReadOnlyList<EvidenceInfo>>> EvidenceAsync(string caseId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var shown = new List<EvidenceInfo>();
        foreach (var item in await db.EvidenceItems.AsNoTracking().Where(item => item.CaseId == caseId).OrderBy(item => item.Number).Take(MostShown).ToListAsync(cancellationToken))
            shown.Add(await ShowAsync(item, db, cancellationToken));
        return TypedResults.Ok<IReadOnlyList<EvidenceInfo>>(shown);
    }

    private static async Task<Ok<CoverageInfo>> CoverageAsync(string campaignId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var cases = db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId);
        var visits = db.Inspections.Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null);
        var signed = db.CoverageExceptions.Where(x => x.CampaignId == campaignId && x.IsSigned == true);
        var waiting = cases.Where(c => !visits.Any(i => i.CaseId == c.Id) && !signed.Any(x => x.UnitId == c.UnitId));
        var open = waiting.Where(c => c.LeadOfficerId == null);
        var (inScope, inspected) = (await cases.CountAsync(cancellationToken), await cases.CountAsync(c => visits.Any(i => i.CaseId == c.Id), cancellationToken));
        var (left, unplanned) = (await waiting.CountAsync(cancellationToken), await open.CountAsync(cancellationToken));
        var units = await open.OrderBy(c => c.Number).Take(MostShown).Select(c => new OpenUnit(c.UnitId, c.Id, c.UnitName, c.District)).ToListAsync(cancellationToken);
        var exceptions = await db.CoverageExceptions.AsNoTracking().Where(x => x.CampaignId == campaignId).OrderBy(x => x.Id).Take(MostShown).ToListAsync(cancellationToken);
        return TypedResults.Ok(new CoverageInfo(inScope, inspected, left - unplanned, inScope - inspected - left, unplanned, left == 0, units, [.. exceptions.Select(Show)]));
    }

    private static async Task<Results<Ok<CoverageExceptionInfo>, ProblemAnswer>> AskAsync(string campaignId, AskException given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var asked = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CoverageDesk>().AskAsync(campaignId, given.UnitId, given.Reason, actor, token), cancellationToken);
        return asked.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(asked.Value));
    }

    private static async Task<Results<Ok<CoverageExceptionInfo>, ProblemAnswer>> DecideAsync(string id, DecideException decision, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var decided = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CoverageDesk>().DecideAsync(id, decision.Sign, actor, decision.Reason, token), cancellationToken);
        return decided.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(decided.Value));
    }

    private static async Task<EvidenceInfo> ShowAsync(EvidenceItem item, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var chain = await db.CustodyEntries.AsNoTracking().Where(entry => entry.EvidenceId == item.Id).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return new EvidenceInfo(item.Id, item.Number, item.InspectionId, item.ItemCode, item.Description, item.Sha256, item.CollectedAt, item.CollectedBy, item.SecondOfficer, item.InPresenceOf, Custody.FirstBroken(chain) is null,
            [.. chain.Select(entry => new CustodyInfo(entry.Sequence, entry.At, entry.From, entry.To, entry.Purpose, entry.Condition, entry.Hash, entry.Place))], $"{item.Standing}", item.StandingReason);
    }

    private static CoverageExceptionInfo Show(CoverageException exception) => new(exception.Id, exception.UnitId, exception.Reason, exception.RequestedAt, exception.IsSigned, exception.DecidedAt);
}
