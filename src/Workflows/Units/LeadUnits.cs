using Orchestrator.Engine;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Units;

/// <summary>
/// Puts a unit that a lead or a tip brought to light into the register, with what is known of it. Its code says where it comes from; what nobody knows yet
/// is written as unknown.
/// </summary>
public sealed class LeadUnits
{
    /// <summary>What the codes of such units begin with.</summary>
    public const string CodePrefix = "XS-";
    private const string Unknown = "不详";
    private readonly IRecords records;
    private readonly TimeProvider time;

    internal LeadUnits(IRecords records, TimeProvider time) => (this.records, this.time) = (records, time);

    internal async Task<Unit> RegisterAsync(string name, string address, string district, UnitCategory category, bool isSimulated, CancellationToken cancellationToken, string? registrationNumber = null, string? upstreamUnitId = null)
    {
        var serial = await records.NextSerialAsync(new NumberSeries("单位", "线索", "建档", 0), cancellationToken);
        var unit = new Unit
        {
            Id = Ids.New(time),
            Code = $"{CodePrefix}{serial:D6}",
            Name = name,
            NameKey = UnitName.Key(name),
            Category = category,
            District = district,
            Address = address,
            RegistrationNumber = string.IsNullOrWhiteSpace(registrationNumber) ? RegistrationNumber.None : registrationNumber,
            LegalRepresentative = Unknown,
            SecurityOfficer = Unknown,
            Phone = "",
            Email = "",
            UpstreamUnitId = upstreamUnitId,
            IsSimulated = isSimulated,
            RegisteredAt = time.GetUtcNow(),
        };
        records.Add(unit);
        return unit;
    }
}
