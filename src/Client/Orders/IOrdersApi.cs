using Refit;

namespace Orchestrator.Client.Orders;

/// <summary>责令限期整改: what an order would be, before it is drafted. Drafting it is the task <c>disposal</c>.</summary>
public interface IOrdersApi
{
    /// <summary>The order as composed, or as proposed where nothing is composed, with each due date and why it is that date. Nothing is changed.</summary>
    [Post("/api/cases/{caseId}/order-preview")]
    Task<OrderPreviewInfo> PreviewAsync(string caseId, [Body] PreviewOrder order, CancellationToken cancellationToken = default);
}
