using Orchestrator.Engine.Alterations;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Alterations;

/// <summary>Takes orders for the console, the API and Elsa's endpoints: selects, orders, and carries out what is small before answering.</summary>
internal sealed class AlterationOrders(IUnitOfWork unitOfWork, AlterationRunner runner)
{
    public async Task<Answer<AlterationPlan>> OrderAsync(IReadOnlyList<Alteration> alterations, InstanceSelection selection, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var answer = await unitOfWork.RunAsync<Answer<AlterationPlan>>(async (services, token) =>
        {
            // Whoever is named is looked at even if not alive, so that the refusal can say what is wrong with it.
            var ids = IsByName(selection)
                ? selection.InstanceIds
                : await services.GetRequiredService<IInstanceSelector>().SelectAsync(selection, AlterationRules.MostInstances + 1, token);
            return await services.GetRequiredService<AlterationDesk>().OrderAsync(new AlterationOrder(alterations, ids, reason), actor, token);
        }, cancellationToken);
        return answer.IsRefused ? answer : await CarryOutAsync(answer.Value, cancellationToken);
    }

    public async Task<Answer<AlterationPlan>> DecideAsync(string planId, bool agrees, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<AlterationDesk>().DecideAsync(planId, agrees, reason, actor, token), cancellationToken);
        return answer.IsRefused || !agrees ? answer : await CarryOutAsync(answer.Value, cancellationToken);
    }

    public Task<Answer<AlterationPlan>> StopAsync(string planId, string? reason, Actor actor, CancellationToken cancellationToken = default) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<AlterationDesk>().StopAsync(planId, reason, actor, token), cancellationToken);

    private async Task<Answer<AlterationPlan>> CarryOutAsync(AlterationPlan plan, CancellationToken cancellationToken)
    {
        if (plan is { Status: AlterationPlanStatus.Running, Total: <= AlterationRules.AtOnce })
            await runner.RunAsync(plan.Id, plan.Total + 1, cancellationToken);
        return await unitOfWork.RunAsync(async (services, token) => await services.GetRequiredService<IRecords>().GetAsync<AlterationPlan>(plan.Id, token), cancellationToken);
    }

    private static bool IsByName(InstanceSelection selection) => selection.InstanceIds.Count > 0 && (selection with { InstanceIds = [] }).IsEmpty;
}
