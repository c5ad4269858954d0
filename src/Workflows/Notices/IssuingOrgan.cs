using Orchestrator.Workflows.Campaigns;

namespace Orchestrator.Workflows.Notices;

/// <summary>Under whose name documents are issued. The network-supervision division has no standing of its own to penalise, so all carry the bureau's name (domain reference §4.1).</summary>
/// <param name="Name">As printed.</param>
/// <param name="Short">Short name in document numbers.</param>
/// <param name="Department">Department in document numbers.</param>
public sealed record IssuingOrgan(string Name, string Short, string Department)
{
    /// <summary>The organ that runs a campaign.</summary>
    public static IssuingOrgan Of(Campaign campaign) => new(campaign.Settings.IssuingOrgan, campaign.Settings.OrganShort, campaign.Settings.DepartmentShort);
}
