using Microsoft.Extensions.Logging;

namespace Orchestrator.Engine.Execution;

/// <summary>What a burst needs from around it: one scope, one transaction.</summary>
internal sealed record BurstEnvironment(
    IServiceProvider Services,
    TimeProvider Clock,
    EngineOptions Options,
    IReadOnlyList<IInfrastructureFaults> InfrastructureFaults,
    IReadOnlyList<IBurstParticipant> Participants,
    ILogger Logger);
