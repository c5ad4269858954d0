using NodaTime;

namespace Orchestrator.Workflows.Declarations;

/// <summary>
/// One row of the table of second-level units (互联网二级接入服务单位情况表, domain reference §1.4): a unit that rents resources of the reporting unit for onward access,
/// as the reporting unit tells it.
/// </summary>
public sealed class DeclaredUnit
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>The table that it stands in.</summary>
    public required string DeclarationId { get; init; }
    /// <summary>The unit that declares: the upstream.</summary>
    public required string ReporterUnitId { get; init; }
    /// <summary>序号 within the table.</summary>
    public int Seq { get; set; }
    public string Name { get; set; } = "";
    /// <summary>The name as it is compared, see <see cref="Units.UnitName.Key"/>.</summary>
    public string NameKey { get; set; } = "";
    /// <summary>企业, 事业, 机关, 社团, 个体 or 个人.</summary>
    public string Nature { get; set; } = "";
    /// <summary>证照号码, or 无; empty when left blank.</summary>
    public string RegistrationNumber { get; set; } = "";
    public string RegisteredAddress { get; set; } = "";
    /// <summary>Where the circuit ends.</summary>
    public string InstallAddress { get; set; } = "";
    public string District { get; set; } = "";
    public string LegalRepresentative { get; set; } = "";
    public string SecurityOwner { get; set; } = "";
    public string Phone { get; set; } = "";
    public string SecurityStaff { get; set; } = "";
    public string? LicenceNumber { get; set; }
    public string? FilingNumber { get; set; }
    public LocalDate? FiledOn { get; set; }
    /// <summary>经营/使用性质, see <see cref="DeclarationWords.Usages"/>.</summary>
    public string Usage { get; set; } = "";
    /// <summary>上级接入单位 as written; empty means the reporting unit.</summary>
    public string? Upstream { get; set; }
    public string AccessType { get; set; } = "";
    /// <summary>电路/专线编号, with the upstream the key of a row.</summary>
    public string CircuitId { get; set; } = "";
    public decimal BandwidthUpMbps { get; set; }
    public decimal BandwidthDownMbps { get; set; }
    /// <summary>Address ranges, each as a block or first–last.</summary>
    public List<string> AddressRanges { get; set; } = [];
    public string Egress { get; set; } = "";
    public int? UsersOrganisations { get; set; }
    public int? UsersIndividuals { get; set; }
    public int? Terminals { get; set; }
    /// <summary>Sells on; null when left blank.</summary>
    public bool? Resells { get; set; }
    /// <summary>Whom it sells on to, as written.</summary>
    public string? ResoldTo { get; set; }
    public string ContractNumber { get; set; } = "";
    public LocalDate? ContractFrom { get; set; }
    public LocalDate? ContractTo { get; set; }
    public string? Fee { get; set; }
    public LocalDate? OpenedOn { get; set; }
    /// <summary>日志留存天数; null when left blank.</summary>
    public int? LogDays { get; set; }
    public string Measures { get; set; } = "";
    public string Systems { get; set; } = "";
    public string Organisation { get; set; } = "";
    public string DutyPhone { get; set; } = "";
    public string? Remark { get; set; }

    /// <summary>The wider of the two directions, Mbps.</summary>
    public decimal BandwidthMbps => Math.Max(BandwidthUpMbps, BandwidthDownMbps);

    /// <summary>Sells access as a business, so that it needs a licence (§1.4 column 11).</summary>
    public bool IsCommercial => DeclarationWords.Commercial.Contains(Usage);
}
