namespace Orchestrator.Client.Campaigns;

/// <summary>A launch that runs in the background: it opens one case for each unit, in bounded batches, and goes on where it stopped when repeated.</summary>
public sealed record CampaignLaunch(string CampaignId, string Status, int Units, int CasesOpened, string? Error = null);
