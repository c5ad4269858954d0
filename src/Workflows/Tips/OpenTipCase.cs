using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Tips;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tips;

/// <summary>
/// A confirmed tip joins the case of its unit, or opens one. A unit that nobody knew is registered first; a private person gets no unit case. The case of a
/// new unit begins with an officer's look at it: nothing goes to a unit because of a tip alone.
/// </summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "举报立案", DisplayNameEn = "Open the case of a tip",
    Description = "查证属实的举报并入该单位案件，没有案件的建档。", DescriptionEn = "A confirmed tip joins the case of its unit, or opens one.")]
internal sealed class OpenTipCase : CodeActivity
{
    [Input(DisplayName = "核查表单", DisplayNameEn = "Verification", Description = "核查结论的表单。", DescriptionEn = "The form of the verification.")]
    public Input<object>? Verification { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var tip = file.Tip;
        var form = new FormValues(context.Get(Verification) is { } given && JsonNode.Parse(PlainValue.ToJson(given)) is JsonObject json ? json : []);
        if (tip.PersonSubjectId is not null || tip.CaseId is not null)
            return;
        var records = context.GetRequiredService<IRecords>();
        var actor = context.GetRequiredService<Acting>().Actor;
        var unit = form.Text("subject") == TipVerificationActs.Unit
            ? await FindAsync(records, form.Text("unitCode"), context.CancellationToken)
            : await context.GetRequiredService<LeadUnits>().RegisterAsync(form.Text("name"), tip.Address, tip.District, CategoryOf(tip.Type), file.Campaign.IsSimulated, context.CancellationToken);
        var opened = await context.GetRequiredService<CampaignDesk>().OpenForLeadAsync(file.Campaign, unit, $"举报查实：{tip.Number}", actor, context.CancellationToken);
        tip.CaseId = opened.CaseId;
        if (!opened.IsNew)
            context.GetRequiredService<IAuditTrail>().Append(await records.LockCaseAsync(opened.CaseId, context.CancellationToken), actor, "tip.linked", after: tip.Number, data: new { tip.Id });
    }

    private static async Task<Unit> FindAsync(IRecords records, string code, CancellationToken cancellationToken) =>
        await records.FirstAsync<Unit>(row => row.Code == code, null, cancellationToken) ?? throw new InvalidOperationException($"The unit '{code}' that was found a moment ago is gone.");

    private static UnitCategory CategoryOf(TipType type) => type switch
    {
        TipType.IllegalNetbar => UnitCategory.NetBar,
        TipType.RentalHouseResale => UnitCategory.RentalLandlord,
        TipType.LineResale => UnitCategory.EnterpriseResale,
        _ => UnitCategory.Other,
    };
}
