namespace Orchestrator.Workflows.Penalties;

/// <summary>
/// One thing on the list of a decision to register and keep evidence. Who holds it, and where, is told by its chain of custody from the first day on;
/// taken on the file it becomes a piece of evidence under the same id, and its chain goes on.
/// </summary>
public sealed class KeptPiece
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string CaseId { get; init; }
    public required string PenaltyCaseId { get; init; }
    /// <summary>The decision by which it is kept (D10).</summary>
    public required string NoticeId { get; init; }
    /// <summary>Its number on the list of the decision, 1 and up.</summary>
    public required int Number { get; init; }
    public required string Description { get; init; }
    public required DateTimeOffset KeptAt { get; init; }
    /// <summary>What became of it, Chinese; null while it is kept.</summary>
    public string? Disposal { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
}
