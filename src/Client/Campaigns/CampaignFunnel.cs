namespace Orchestrator.Client.Campaigns;

/// <summary>How many cases stand where, counted in one query.</summary>
public sealed record CampaignFunnel(string CampaignId, DateTimeOffset AsOf, int Cases, int Ended, int OverdueTasks, IReadOnlyList<StateCount> States);

/// <summary>Cases in one state.</summary>
public sealed record StateCount(string State, int Count);
