using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>The console's commands about evidence that is kept.</summary>
public sealed class KeptEvidenceActions(IUnitOfWork unitOfWork)
{
    /// <summary>Notes a hand-over; null when it is noted.</summary>
    public async Task<Refusal?> HandOverAsync(string pieceId, string to, string place, string purpose, string condition, Actor actor)
    {
        try
        {
            return (await unitOfWork.RunAsync((services, token) => services.GetRequiredService<KeptEvidenceDesk>().HandOverAsync(pieceId, to, place, purpose, condition, actor, token))).Refusal;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
