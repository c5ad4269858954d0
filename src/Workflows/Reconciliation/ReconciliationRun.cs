namespace Orchestrator.Workflows.Reconciliation;

/// <summary>One comparison over the whole campaign.</summary>
public sealed class ReconciliationRun
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>1 for the first of the campaign.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string StartedBy { get; init; }
    public required int Units { get; init; }
    public required int DeclaredRows { get; init; }
    public required int Statements { get; init; }
    /// <summary>Declared rows matched for certain with a registered unit.</summary>
    public required int Matched { get; init; }
    /// <summary>Rows of which a person has to say whom they mean.</summary>
    public required int Doubtful { get; init; }
    /// <summary>Discrepancies found, those known before included.</summary>
    public required int Found { get; init; }
    public required int New { get; init; }
    public required int Changed { get; init; }
    public required int Resolved { get; init; }
}
