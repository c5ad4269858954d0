using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Host.Workbench.Orders;

/// <summary>One item of an order, as typed. Until the proposal has been put in, everything is empty.</summary>
public sealed class OrderItemEntry
{
    public string Finding { get; set; } = "";
    public string Requirement { get; set; } = "";
    public List<string> Bases { get; set; } = [];
    public string Days { get; set; } = "";
    public string Reason { get; set; } = "";
    /// <summary>The days that were proposed.</summary>
    public int? Proposed { get; set; }

    /// <summary>Nobody has seen the proposal yet.</summary>
    public bool IsBlank => Proposed is null;

    /// <summary>Puts the proposal in.</summary>
    public void Fill(ItemProposal proposal)
    {
        var item = proposal.AsProposed();
        (Requirement, Bases, Days, Proposed) = (item.Requirement, [.. item.Bases], item.Days.ToString(CultureInfo.InvariantCulture), item.Days);
    }

    /// <summary>As the act takes it; null when the days are no number. Days that nobody changed do not outlast the order.</summary>
    public JsonObject? AsRow(int? termDays) =>
        int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? OrderForms.Row(Finding, Requirement.Trim(), Bases, days == Proposed && termDays < days ? termDays.Value : days, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim())
            : null;
}
