using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>What the console does with tasks: the same commands that the API offers, each in a transaction of its own.</summary>
public interface ITaskActions
{
    /// <summary>Does the task. A refusal leaves everything as it was.</summary>
    Task<Answer<TaskCompleted>> CompleteAsync(CompleteTask command, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>认领: takes a task that nobody holds, so that colleagues leave it alone.</summary>
    Task<Answer<WorkTask>> ClaimAsync(string taskId, Actor actor, CancellationToken cancellationToken = default);
}
