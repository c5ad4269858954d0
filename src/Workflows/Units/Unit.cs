namespace Orchestrator.Workflows.Units;

/// <summary>A unit that provides internet access (互联网接入服务单位), as registered.</summary>
public sealed class Unit
{
    public required string Id { get; init; }
    /// <summary>Registration code within this system, unique, for example <c>SZ-000123</c>.</summary>
    public required string Code { get; init; }
    /// <summary>Full legal name as on the licence.</summary>
    public required string Name { get; set; }
    /// <summary>The name normalised for matching (full width, brackets, prefixes and company forms unified).</summary>
    public required string NameKey { get; set; }
    public required UnitCategory Category { get; set; }
    public required string District { get; set; }
    public required string Address { get; set; }
    /// <summary>工商注册号 or 统一社会信用代码; "无" is allowed and is itself a lead.</summary>
    public required string RegistrationNumber { get; set; }
    public string? LicenceNumber { get; set; }
    /// <summary>公安备案号; null means not filed.</summary>
    public string? FilingNumber { get; set; }
    public required string LegalRepresentative { get; set; }
    public required string SecurityOfficer { get; set; }
    public required string Phone { get; set; }
    public required string Email { get; set; }
    /// <summary>The unit that sells it access, when known.</summary>
    public string? UpstreamUnitId { get; set; }
    /// <summary>Address ranges in CIDR form.</summary>
    public List<string> AddressRanges { get; init; } = [];
    public decimal BandwidthMbps { get; set; }
    public int Users { get; set; }
    /// <summary>The unit that this one turned out to be; null while it stands for itself. Chains are allowed, circles are not.</summary>
    public string? MergedIntoUnitId { get; set; }
    /// <summary>Synthetic data, never a real unit.</summary>
    public bool IsSimulated { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>Categories of access units of the domain reference, §8.2.</summary>
public enum UnitCategory
{
    /// <summary>运营商市公司</summary>
    Carrier,
    /// <summary>有线、小区宽带</summary>
    CableBroadband,
    /// <summary>本地接入商</summary>
    LocalIsp,
    /// <summary>数据中心</summary>
    DataCentre,
    /// <summary>写字楼、园区</summary>
    BuildingNetwork,
    /// <summary>校园</summary>
    Campus,
    /// <summary>酒店宾馆</summary>
    Hotel,
    /// <summary>网吧(合法,专线)</summary>
    NetBar,
    /// <summary>企业(疑似转售)</summary>
    EnterpriseResale,
    /// <summary>机关事业单位自建</summary>
    Government,
    /// <summary>出租屋、城中村运营人</summary>
    RentalLandlord,
    /// <summary>其他</summary>
    Other,
}
