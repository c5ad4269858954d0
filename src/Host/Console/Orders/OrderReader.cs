using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Orders;

/// <inheritdoc cref="IOrderPreviews"/>
internal sealed class OrderReader(IUnitOfWork unitOfWork) : IOrderPreviews
{
    public Task<Answer<OrderPreview>> PreviewAsync(string caseId, JsonObject form, LocalDate servedOn) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<OrderDesk>().PreviewAsync(caseId, form, servedOn, token));
}
