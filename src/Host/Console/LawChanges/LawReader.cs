using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.LawChanges;

/// <summary>Reads which laws meet in a case, and passes the choice on.</summary>
internal sealed class LawReader(IUnitOfWork unitOfWork)
{
    public Task<CompetingLaw?> ReadAsync(string caseId) => unitOfWork.RunAsync((services, token) => services.GetRequiredService<LawChangeDesk>().ReadAsync(caseId, token));

    public async Task<Refusal?> ChooseAsync(string caseId, string profile, LawGround ground, string? reason, Actor actor) =>
        (await unitOfWork.RunAsync((services, token) => services.GetRequiredService<LawChangeDesk>().ChooseAsync(caseId, profile, ground, reason, actor, token))).Refusal;
}
