using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>The console's commands at the task desk.</summary>
internal sealed class DeskActions(IUnitOfWork unitOfWork) : ITaskActions
{
    public Task<Answer<TaskCompleted>> CompleteAsync(CompleteTask command, Actor actor, CancellationToken cancellationToken = default) =>
        AtDeskAsync((desk, token) => desk.CompleteAsync(command, actor, token), cancellationToken);

    public Task<Answer<WorkTask>> ClaimAsync(string taskId, Actor actor, CancellationToken cancellationToken = default) =>
        AtDeskAsync((desk, token) => desk.ClaimAsync(taskId, actor, token), cancellationToken);

    /// <summary>A refusal that is thrown has undone its transaction; to the reader it is a refusal like any other.</summary>
    private async Task<Answer<T>> AtDeskAsync<T>(Func<TaskDesk, CancellationToken, Task<Answer<T>>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<TaskDesk>(), token), cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
