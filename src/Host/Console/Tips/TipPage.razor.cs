using Microsoft.AspNetCore.Components;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Tips;

/// <summary>The tips of a campaign: what was told, what became of it, and for intake a form to register one. Who gave a tip is shown on a reason alone.</summary>
public sealed partial class TipPage
{
    private IReadOnlyList<TipRow> _tips = [];
    private Refusal? _refusal;
    private bool _busy;
    private TipType _type;
    private TipChannel _channel;
    private string _district = Districts.Of2005[0];
    private string _address = "";
    private string _suspect = "";
    private string _content = "";
    private bool _retaliation;
    private string _name = "";
    private string _contact = "";
    private string _remark = "";
    private string? _asked;
    private string _reason = "";
    private string? _shown;
    private TipInformant? _informant;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [Parameter]
    public string CampaignId { get; set; } = "";

    /// <summary>The task whose form is open, from the address.</summary>
    [SupplyParameterFromQuery(Name = "task")]
    private string? TaskId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Reader.IsStaff)
            _tips = await Tips.ReadAsync(CampaignId);
    }

    private async Task RegisterAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var tip = new RegisterTip(_type, _channel, _address, _district, _content, Clock.Today(), _suspect, _retaliation, _name, _contact, _remark);
            _refusal = (await Tips.RegisterAsync(CampaignId, tip, Reader.Actor)).Refusal;
            if (_refusal is not null)
                return;
            (_address, _suspect, _content, _retaliation, _name, _contact, _remark) = ("", "", "", false, "", "", "");
            _tips = await Tips.ReadAsync(CampaignId);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task CompletedAsync()
    {
        _tips = await Tips.ReadAsync(CampaignId);
        Navigation.NavigateTo($"/campaigns/{CampaignId}/tips");
    }

    private async Task LookAsync(string tipId)
    {
        var answer = await Tips.LookAsync(tipId, _reason, Reader.Actor);
        _refusal = answer.Refusal;
        if (_refusal is not null)
            return;
        (_shown, _informant, _asked) = (tipId, answer.Value, null);
    }
}
