using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Orchestrator.Client.Orders;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Orders;

internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/cases/{caseId}/order-preview", PreviewAsync).RequireAuthorization(Policies.Staff).WithTags("Orders").WithName("PreviewOrder").WithSummary("预览责令整改 / What an order would be, with each due date and why");

    private static async Task<Results<Ok<OrderPreviewInfo>, ProblemAnswer>> PreviewAsync(string caseId, PreviewOrder given, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var form = new JsonObject();
        if (given.TermDays is { } days)
            form["termDays"] = days;
        if (given.Items is { } items)
            form[OrderForms.Items] = new JsonArray([.. items.Select(item => OrderForms.Row(item.FindingId, item.Requirement, item.Bases, item.Days, item.DaysReason))]);
        var servedOn = given.ServedOn is { } day ? LocalDate.FromDateOnly(day) : (LocalDate?)null;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<OrderDesk>().PreviewAsync(caseId, form, servedOn, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static OrderPreviewInfo Show(OrderPreview preview) => new(
        preview.Profile.Id, preview.ServedOn.ToDateOnly(), preview.TermDays, preview.Due.DueOn.ToDateOnly(), preview.Due.ExplanationZh, preview.Due.ExplanationEn, preview.Due.Rule, preview.CrossedPhase is not null,
        [.. preview.Items.Select(Show)], preview.Refusal?.Code, preview.Refusal?.Zh, preview.Refusal?.En,
        [.. preview.Conflicts.Select(conflict => new ConflictInfo(conflict.Key, conflict.ConflictZh, conflict.ConflictEn, conflict.TreatmentZh, conflict.TreatmentEn))],
        [.. preview.InForce.Select(law => law.TitleZh)]);

    private static OrderItemPreview Show(ItemPreview row) => new(
        new OrderItemInfo(row.Item.FindingId, row.Item.Requirement, row.Item.Bases, row.Item.Days, row.Item.DaysReason), row.Item.ItemCode, row.Proposal.Item.TitleZh, row.Proposal.Item.TitleEn, row.Proposal.Violation,
        row.Proposal.Finding.Fact, row.Proposal.Days, row.Proposal.LeastDays, row.Proposal.MostDays, row.Proposal.IsRepeated,
        [.. row.Proposal.Laws.Select(law => new LawChoiceInfo(law.Zh, law.En, law.IsDefault, law.IsLaw))], row.Due.DueOn.ToDateOnly(), row.Due.ExplanationZh, row.Due.ExplanationEn);
}
