using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Reconciliation;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Host.Workbench.Reconciliation;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Api.Reconciliation;

internal static class ReconciliationEndpoints
{
    private const string List = "findings";
    private const int MostLines = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/reconciliation").WithTags("Reconciliation");
        group.MapPost("/runs", StartAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("StartReconciliation").WithSummary("三方比对 / Compare declarations, register and self-checks");
        group.MapGet("/findings", FindingsAsync).RequireAuthorization(Policies.Staff).WithName("ListFindings").WithSummary("比对线索 / Findings, the gravest first");
        group.MapPost("/findings/{id}/decision", DecideAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("DecideFinding").WithSummary("处理线索 / Explain, confirm or close a finding");
        group.MapPost("/findings/{id}/case", OpenCaseAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("OpenCaseOfFinding").WithSummary("线索立案 / Open the case of a lead");
        group.MapPost("/findings/{id}/questions", AskAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("AskAboutLead").WithSummary("就线索询问申报单位 / Ask the units that declared it");
        group.MapGet("/questions", QuestionsAsync).RequireAuthorization(Policies.SignedIn).WithName("ListLeadQuestions").WithSummary("询问及答复 / Questions and answers");
        group.MapPost("/questions/{id}/answer", AnswerAsync).RequireAuthorization(Policies.SignedIn).AsCommand().WithName("AnswerLeadQuestion").WithSummary("答复询问 / Answer a question");
        group.MapGet("/graph/{unitId}", NodeAsync).RequireAuthorization(Policies.Staff).WithName("GetAccessNode").WithSummary("接入关系 / A unit's place in the access-supply graph");
        group.MapGet("/operator", Operator).RequireAuthorization(Policies.Staff).WithName("GetAddressOperator").WithSummary("地址使用者 / Who uses an IPv4 address");
    }

    private static async Task<Results<Ok<ReconciliationRunInfo>, ProblemAnswer>> StartAsync(StartReconciliation start, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().RunAsync(start.CampaignId, actor, token), cancellationToken);
        if (answer.Refusal is { } refusal)
            return ProblemAnswer.Of(refusal);
        var run = answer.Value;
        return TypedResults.Ok(new ReconciliationRunInfo(run.Id, run.CampaignId, run.Number, run.At, run.Units, run.DeclaredRows, run.Statements, run.Matched, run.Doubtful, run.Found, run.New, run.Changed, run.Resolved));
    }

    private static async Task<Ok<Page<ReconciliationFindingInfo>>> FindingsAsync(string campaignId, string? rule, string? state, string? grade, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var findings = db.ReconciliationFindings.AsNoTracking().Where(f => f.CampaignId == campaignId);
        if (!string.IsNullOrEmpty(rule))
            findings = findings.Where(f => f.Rule == rule);
        findings = Parameters.Choice<FindingState>("state", state) is { } chosen ? findings.Where(f => f.State == chosen) : findings.Where(f => f.State != FindingState.Superseded);
        if (Parameters.Choice<LeadGrade>("grade", grade) is { } graded)
            findings = findings.Where(f => f.Grade == graded);
        if (Cursor.Read(List, cursor, 2) is { } after)
        {
            var (tenths, id) = (after.Number(0), after.Text(1));
            var score = tenths / 10.0;
            findings = findings.Where(f => f.Score < score || (f.Score == score && f.Id.CompareTo(id) > 0));
        }
        var rows = await findings.OrderByDescending(f => f.Score).ThenBy(f => f.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, f => Cursor.Of(List, (long)Math.Round(f.Score * 10), f.Id)));
    }

    private static async Task<Results<Ok<ReconciliationFindingInfo>, ProblemAnswer>> DecideAsync(string id, DecideFinding decision, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.ReconciliationFindings.AnyAsync(f => f.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var (actor, state) = (current.Actor, Parameters.Choice<FindingState>("state", decision.State) ?? FindingState.Open);
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().DecideAsync(id, state, decision.Explanation, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Results<Ok<LeadCase>, ProblemAnswer>> OpenCaseAsync(string id, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.ReconciliationFindings.AnyAsync(f => f.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().OpenCaseAsync(id, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(new LeadCase(answer.Value));
    }

    private static async Task<Results<Ok<IReadOnlyList<LeadQuestionInfo>>, ProblemAnswer>> AskAsync(string id, AskAboutLead asked, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.ReconciliationFindings.AnyAsync(f => f.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<QuestionDesk>().AskAsync(id, asked.Question, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok<IReadOnlyList<LeadQuestionInfo>>([.. answer.Value.Select(Show)]);
    }

    private static async Task<Ok<IReadOnlyList<LeadQuestionInfo>>> QuestionsAsync(string? findingId, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Of(current);
        var questions = db.LeadQuestions.AsNoTracking().Where(q => viewer.IsStaff || q.UnitId == viewer.Actor.UnitId);
        if (!string.IsNullOrEmpty(findingId))
            questions = questions.Where(q => q.FindingId == findingId);
        return TypedResults.Ok<IReadOnlyList<LeadQuestionInfo>>([.. (await questions.OrderByDescending(q => q.Id).Take(MostLines).ToListAsync(cancellationToken)).Select(Show)]);
    }

    private static async Task<Results<Ok<LeadQuestionInfo>, ProblemAnswer>> AnswerAsync(string id, AnswerQuestion given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<QuestionDesk>().AnswerAsync(id, given.Answer, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static LeadQuestionInfo Show(LeadQuestion q) => new(q.Id, q.FindingId, q.UnitId, q.Question, q.AskedAt, q.Answer, q.AnsweredAt);

    private static async Task<Results<Ok<AccessNodeInfo>, ProblemAnswer>> NodeAsync(string unitId, GraphReader graphs)
    {
        if (await graphs.ReadAsync() is not var (_, picture) || !picture.Graph.Depths.TryGetValue(unitId, out var depth))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var graph = picture.Graph;
        var cycle = graph.Cycles.FirstOrDefault(circle => circle.Contains(unitId)) ?? [];
        return TypedResults.Ok(new AccessNodeInfo(unitId, picture.NameOf(unitId), depth, graph.ChainTo(unitId), [.. cycle.Where(node => node != unitId)],
            [.. graph.Edges.Where(edge => edge.Downstream == unitId).Take(MostLines).Select(edge => Line(edge.Upstream, edge))],
            [.. graph.Edges.Where(edge => edge.Upstream == unitId).Take(MostLines).Select(edge => Line(edge.Downstream, edge))],
            graph.DownstreamsOf(unitId).Count()));

        AccessLineInfo Line(string node, AccessEdge edge) => new(node, picture.NameOf(node), edge.CircuitId, edge.Source);
    }

    private static Results<Ok<AddressOperatorInfo>, ProblemAnswer> Operator(string address) =>
        AddressSpan.Parse(address) is { Refusal: null, Value: var span } ? TypedResults.Ok(new AddressOperatorInfo(span.ToString(), AddressOperators.Shenzhen.OperatorOf(span)))
            : ProblemAnswer.Of(AddressSpan.Parse(address).Refusal!);

    private static ReconciliationFindingInfo Show(ReconciliationFinding f) => new(f.Id, f.Rule, f.Key, f.Version, f.Subjects, f.District, f.Zh, f.En, f.Score, f.Grade.ToString(), f.State.ToString(), f.InputHash, f.FoundAt, f.Explanation, f.DecidedAt, f.CaseId);
}
