using Refit;

namespace Orchestrator.Client.Measures;

/// <summary>Suspension, resumption, transfer, merger, termination, voiding and reopening of cases. Review and decision are tasks.</summary>
public interface IMeasuresApi
{
    /// <summary>All measures with their forms.</summary>
    [Get("/api/measures")]
    Task<IReadOnlyList<MeasureRuleInfo>> RulesAsync(CancellationToken cancellationToken = default);

    /// <summary>Measures about a case, oldest first.</summary>
    [Get("/api/cases/{caseId}/measures")]
    Task<IReadOnlyList<MeasureInfo>> ListAsync(string caseId, CancellationToken cancellationToken = default);

    /// <summary>Asks for a measure.</summary>
    [Post("/api/cases/{caseId}/measures")]
    Task<MeasureInfo> ProposeAsync(string caseId, [Body] ProposeMeasure measure, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
