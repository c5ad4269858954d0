using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Orders;

/// <summary>Tells the composer what an order would be.</summary>
public interface IOrderPreviews
{
    /// <param name="form">Items and term as the act takes them; empty for the proposal.</param>
    Task<Answer<OrderPreview>> PreviewAsync(string caseId, JsonObject form, LocalDate servedOn);
}
