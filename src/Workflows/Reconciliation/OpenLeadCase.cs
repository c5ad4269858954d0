using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Opens the case of the lead that this workflow is about, or joins the one that its unit has.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "线索立案", DisplayNameEn = "Open the case of a lead",
    Description = "按线索为所指单位建档，单位已有案卷的并入。", DescriptionEn = "Opens the case of the unit that the lead is about, or joins the one that it has.")]
internal sealed class OpenLeadCase : CodeActivity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        _ = (await context.GetRequiredService<LeadCases>().OpenAsync(file.Campaign, file.Lead, context.GetRequiredService<Acting>().Actor, context.CancellationToken)).Value;
    }
}
