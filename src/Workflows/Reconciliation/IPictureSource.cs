namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Reads what the rules compare.</summary>
public interface IPictureSource
{
    /// <summary>The register, the tables in force, the latest self-checks and the field facts of a campaign as they stand at an instant.</summary>
    Task<AccessPicture> ReadAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken = default);
}
