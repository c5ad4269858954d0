namespace Orchestrator.Workflows.Campaigns;

/// <summary>What one batch of <see cref="CampaignDesk.OpenCasesAsync"/> did.</summary>
/// <param name="Opened">Cases opened in this batch; units that had one already are passed over.</param>
/// <param name="LastUnitCode">Where the next batch goes on; null when no unit is left.</param>
public sealed record CasesOpened(int Opened, string? LastUnitCode);
