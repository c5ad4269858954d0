namespace Orchestrator.Engine;

/// <summary>
/// Something that takes part in each step, such as a storage layer that sets a savepoint before the step and returns to it when the step faults.
/// Called around activities that are not the engine's own, since only those change anything but the instance. Steps of one burst never nest in each other.
/// </summary>
public interface IBurstParticipant
{
    /// <summary>The activity's code is about to run, or to go on after a bookmark.</summary>
    ValueTask ActivityStartingAsync(ActivityExecutionContext context);

    /// <summary>The code has returned; the activity may have completed or may wait.</summary>
    ValueTask ActivityCompletedAsync(ActivityExecutionContext context);

    /// <summary>The code has thrown: whatever it changed must be undone before the incident is recorded.</summary>
    ValueTask ActivityFaultedAsync(ActivityExecutionContext context, Exception exception);
}
