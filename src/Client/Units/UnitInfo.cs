namespace Orchestrator.Client.Units;

/// <summary>A registered unit.</summary>
public sealed record UnitInfo
{
    public required string Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Category { get; init; }
    public required string District { get; init; }
    public required string Address { get; init; }
    public required string RegistrationNumber { get; init; }
    public string? LicenceNumber { get; init; }
    public string? FilingNumber { get; init; }
    public required string LegalRepresentative { get; init; }
    public required string SecurityOfficer { get; init; }
    public required string Phone { get; init; }
    public required string Email { get; init; }
    public decimal BandwidthMbps { get; init; }
    public int Users { get; init; }
    public bool IsSimulated { get; init; }
}
