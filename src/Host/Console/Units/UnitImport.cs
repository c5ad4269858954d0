using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Host.Workbench.Units;

/// <summary>Takes a register file into the register for the campaign opened last: all good rows in one transaction, every bad row reported.</summary>
internal sealed class UnitImport(IUnitOfWork unitOfWork)
{
    private static readonly Refusal NoCampaign = new("import.no-campaign", "还没有专项行动，不能导入单位。", "There is no campaign to import units for.");

    /// <param name="content">The file; it can be read again from its beginning.</param>
    public Task<Answer<UnitImportReport>> RunAsync(Stream content, Actor actor, CancellationToken cancellationToken = default) =>
        unitOfWork.RunAsync<Answer<UnitImportReport>>(async (services, token) =>
        {
            content.Position = 0;
            var db = services.GetRequiredService<OrchestratorDbContext>();
            var campaign = await db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync(token);
            return campaign is null ? NoCampaign : await services.GetRequiredService<UnitDesk>().ImportAsync(content, campaign, actor, token);
        }, cancellationToken);
}
