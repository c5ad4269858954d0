using System.Text.Json.Nodes;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>The console's commands at the desk of measures.</summary>
public sealed class MeasureActions(IUnitOfWork unitOfWork)
{
    /// <summary>Asks for a measure about a case.</summary>
    public async Task<Answer<CaseMeasure>> ProposeAsync(string caseId, MeasureKind kind, JsonObject form, string? reason, Actor actor)
    {
        try
        {
            return await unitOfWork.RunAsync((services, token) => services.GetRequiredService<MeasureDesk>().ProposeAsync(caseId, kind, form, reason, actor, token));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
