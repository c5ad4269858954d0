using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Values;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Sets variables of a running instance, as an alteration like any other: checked against their types, audited, with a second person where legal acts are touched.</summary>
internal static class InstanceVariables
{
    private const string NoReason = "经 Elsa 接口修改变量，未注明理由 / variables set over Elsa's API without a reason";

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost("/workflow-instances/{id}/variables", SetAsync).Needs(ElsaPermissions.RunAlterations);

    private static async Task<IResult> SetAsync(string id, HttpRequest request, OrchestratorDbContext db, AlterationOrders orders, ICurrentActor current, InstanceStates states, CancellationToken cancellationToken)
    {
        var changes = (await ElsaBody.ReadAsync<VariablesRequest>(request, cancellationToken)).Variables ?? [];
        if (!await db.Instances.AnyAsync(i => i.Id == id, cancellationToken))
            return TypedResults.NotFound();
        if (changes.Count > 0)
        {
            IReadOnlyList<Alteration> alterations = [.. changes.Select(change => new ModifyVariable { VariableId = change.Id ?? "", Value = PlainValue.From(change.Value) })];
            var answer = await orders.OrderAsync(alterations, new InstanceSelection { InstanceIds = [id] }, NoReason, current.Actor, cancellationToken);
            if (answer.Refusal is { } refusal)
                return ElsaErrors.BadRequest($"{refusal.Zh} {refusal.En}");
            var item = await db.AlterationItems.AsNoTracking().FirstAsync(i => i.PlanId == answer.Value.Id, cancellationToken);
            if (item.Status == AlterationItemStatus.Pending)
                return ElsaErrors.BadRequest("变量涉及法定行为，已提请第二人批准，批准后生效。The change touches a legal act and waits for a second person.");
            if (item.Status != AlterationItemStatus.Done)
                return ElsaErrors.BadRequest($"{item.Message} {item.MessageEn}".Trim());
        }

        return TypedResults.Ok(await InstanceEndpoints.VariablesOfAsync(id, db, states, cancellationToken));
    }
}
