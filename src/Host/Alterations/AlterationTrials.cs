using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Alterations;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Alterations;

/// <summary>Tries alterations on a page of the instances chosen, changing nothing.</summary>
internal sealed class AlterationTrials(IUnitOfWork unitOfWork)
{
    public Task<AlterationTrial> TryAsync(IReadOnlyList<Alteration> alterations, InstanceSelection selection, string? after, int size, CancellationToken cancellationToken = default) =>
        unitOfWork.RunAsync(async (services, token) =>
        {
            var ids = await services.GetRequiredService<IInstanceSelector>().SelectAsync(selection, AlterationRules.MostInstances, token);
            var page = ids.Where(id => after is null || string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal).Take(size + 1).ToList();
            var reports = await services.GetRequiredService<AlterationDesk>().TryAsync(alterations, [.. page.Take(size)], token);
            return new AlterationTrial(ids.Count, [.. reports.Select(AlterationViews.Show)], page.Count > size ? page[size - 1] : null);
        }, cancellationToken);
}
