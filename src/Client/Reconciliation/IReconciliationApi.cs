using Refit;

namespace Orchestrator.Client.Reconciliation;

/// <summary>Compares what is declared, registered and self-reported.</summary>
public interface IReconciliationApi
{
    /// <summary>Compares a campaign now. Officers, the head of the division, the campaign office.</summary>
    [Post("/api/reconciliation/runs")]
    Task<ReconciliationRunInfo> StartAsync([Body] StartReconciliation start, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Findings, the gravest first.</summary>
    [Get("/api/reconciliation/findings")]
    Task<Page<ReconciliationFindingInfo>> FindingsAsync([Query] string campaignId, [Query] string? rule = null, [Query] string? state = null, [Query] string? grade = null, [Query] string? cursor = null, [Query] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Explains, confirms or closes a finding.</summary>
    [Post("/api/reconciliation/findings/{id}/decision")]
    Task<ReconciliationFindingInfo> DecideAsync(string id, [Body] DecideFinding decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Opens the case of a lead, or joins the one that its unit has. Officers, the head of the division, the campaign office.</summary>
    [Post("/api/reconciliation/findings/{id}/case")]
    Task<LeadCase> OpenCaseAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Asks the units that declared what a lead is about; each gets the question by message.</summary>
    [Post("/api/reconciliation/findings/{id}/questions")]
    Task<IReadOnlyList<LeadQuestionInfo>> AskAsync(string id, [Body] AskAboutLead question, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Questions, newest first; a unit sees those put to it.</summary>
    [Get("/api/reconciliation/questions")]
    Task<IReadOnlyList<LeadQuestionInfo>> QuestionsAsync([Query] string? findingId = null, CancellationToken cancellationToken = default);

    /// <summary>Answers a question.</summary>
    [Post("/api/reconciliation/questions/{id}/answer")]
    Task<LeadQuestionInfo> AnswerAsync(string id, [Body] AnswerQuestion answer, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>A unit's place in the access-supply graph of the last run.</summary>
    [Get("/api/reconciliation/graph/{unitId}")]
    Task<AccessNodeInfo> NodeAsync(string unitId, CancellationToken cancellationToken = default);

    /// <summary>Who uses an IPv4 address.</summary>
    [Get("/api/reconciliation/operator")]
    Task<AddressOperatorInfo> OperatorAsync([Query] string address, CancellationToken cancellationToken = default);
}
