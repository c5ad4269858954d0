using System.Collections.Frozen;
using System.Text;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>A column of the unit register.</summary>
/// <param name="Name">English header, as exported for programs.</param>
/// <param name="Zh">Chinese header, as exported for people.</param>
/// <param name="Required">A file without it is refused, a row that leaves it blank is bad.</param>
/// <param name="Others">Further headers by which it is known.</param>
public sealed record UnitColumn(string Name, string Zh, bool Required, int MaxLength, params string[] Others)
{
    public static UnitColumn Code { get; } = new("code", "登记编号", false, 40, "编号", "单位编号", "unit_code");
    public static UnitColumn UnitName { get; } = new("name", "单位名称", true, 100, "名称", "unit_name");
    public static UnitColumn Category { get; } = new("category", "单位类别", true, 40, "类别", "使用性质", "经营/使用性质");
    public static UnitColumn District { get; } = new("district", "所属区", true, 20, "区", "辖区", "行政区");
    public static UnitColumn Address { get; } = new("address", "地址", true, 200, "单位地址", "实际接入地址", "实际接入（装机）地址", "装机地址", "注册地址");
    public static UnitColumn RegistrationNumber { get; } = new("registration_number", "证照号码", true, 40, "工商注册号", "统一社会信用代码", "证照类型及号码", "reg_no");
    public static UnitColumn LicenceNumber { get; } = new("licence_number", "许可证号", false, 60, "增值电信业务经营许可证号", "licence_no", "license_number");
    public static UnitColumn FilingNumber { get; } = new("filing_number", "公安备案号", false, 60, "备案号", "filing_no");
    public static UnitColumn LegalRepresentative { get; } = new("legal_representative", "法定代表人", true, 60, "法定代表人/负责人", "负责人", "legal_rep");
    public static UnitColumn SecurityOfficer { get; } = new("security_officer", "网络安全责任人", true, 60, "安全责任人", "安全员", "sec_owner");
    public static UnitColumn Phone { get; } = new("phone", "联系电话", true, 40, "电话", "tel", "telephone");
    public static UnitColumn Email { get; } = new("email", "电子邮箱", false, 100, "邮箱", "电子邮件", "mail");
    public static UnitColumn Upstream { get; } = new("upstream", "上级接入单位", false, 100, "上级单位", "upstream_code");
    public static UnitColumn AddressRanges { get; } = new("address_ranges", "IP地址段", false, 4000, "IP地址", "ip_ranges");
    public static UnitColumn Bandwidth { get; } = new("bandwidth_mbps", "带宽（Mbps）", false, 20, "带宽", "bandwidth");
    public static UnitColumn Users { get; } = new("users", "用户数", false, 20, "用户数量", "user_count");

    /// <summary>All columns in the order of the export.</summary>
    public static IReadOnlyList<UnitColumn> All { get; } =
        [Code, UnitName, Category, District, Address, RegistrationNumber, LicenceNumber, FilingNumber, LegalRepresentative, SecurityOfficer, Phone, Email, Upstream, AddressRanges, Bandwidth, Users];

    private static readonly FrozenDictionary<string, UnitColumn> ByHeader =
        All.SelectMany(column => column.Others.Append(column.Name).Append(column.Zh).Select(header => (Header: Fold(header), Column: column)))
            .ToFrozenDictionary(pair => pair.Header, pair => pair.Column);

    /// <summary>The column that a header names, whatever its width, case, spaces or punctuation; null when none does.</summary>
    public static UnitColumn? ByHeaderText(string? header) =>
        header is not null && ByHeader.TryGetValue(Fold(header), out var column) ? column : null;

    private static string Fold(string header) =>
        string.Concat(header.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
