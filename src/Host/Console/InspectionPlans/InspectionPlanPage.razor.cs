using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.InspectionPlans;

/// <summary>The inspection plan of a campaign: propose, look through, change, approve.</summary>
public sealed partial class InspectionPlanPage
{
    private PlanPicture? _picture;
    private Refusal? _refusal;
    private bool _loaded;
    private bool _busy;
    private string? _open;
    private string? _planId;
    private string? _district;
    private string? _day;
    private string? _status;
    private string _returnReason = "";
    private int _page;

    [Inject]
    private InspectionPlanReader Plans { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [Parameter]
    public string CampaignId { get; set; } = "";

    [SupplyParameterFromQuery(Name = "plan")]
    private string? PlanId { get; set; }

    private bool MayPlan => Reader.Is(Role.Office) || Reader.Is(Role.Lead);

    private int Pages => InspectionPlanReader.PagesOf(_picture?.Total ?? 0);

    protected override async Task OnParametersSetAsync()
    {
        _planId = PlanId;
        if (Reader.IsStaff)
            await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var filter = new VisitFilter(_district, Enum.TryParse<PlannedVisitStatus>(_status, out var status) ? status : null, _day is { Length: > 0 } day ? LocalDatePattern.Iso.Parse(day).Value : null);
        _picture = await Plans.ReadAsync(CampaignId, _planId, filter, _page);
        _loaded = true;
    }

    private Task GoAsync()
    {
        _page = 0;
        return LoadAsync();
    }

    private Task LeafAsync(int by)
    {
        _page += by;
        return LoadAsync();
    }

    private Task ProposeAsync(PlanWish wish) => DoAsync(async () =>
    {
        var answer = await Plans.ProposeAsync(CampaignId, wish, Reader.Actor);
        if (!answer.IsRefused)
            (_planId, _page, _district, _day, _status) = (answer.Value.Id, 0, null, null, null);
        return answer.Refusal;
    });

    private Task ApproveAsync() => DoAsync(async () => (await Plans.ApproveAsync(_picture!.Plan!.Id, Reader.Actor)).Refusal);

    private Task ReturnAsync() => DoAsync(async () => (await Plans.ReturnAsync(_picture!.Plan!.Id, _returnReason, Reader.Actor)).Refusal);

    private Task MoveAsync(VisitMove move) => DoAsync(async () => Closing((await Plans.MoveAsync(move.VisitId, move.Day, move.LeadId, move.SecondId, move.Reason, Reader.Actor)).Refusal));

    private Task TakeOutAsync(VisitMove move) => DoAsync(async () => Closing((await Plans.TakeOutAsync(move.VisitId, move.Reason, Reader.Actor)).Refusal));

    private Refusal? Closing(Refusal? refusal)
    {
        if (refusal is null)
            _open = null;
        return refusal;
    }

    private async Task DoAsync(Func<Task<Refusal?>> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            _refusal = await act();
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
