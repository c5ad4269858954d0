using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Declarations;

/// <summary>The columns of the table, in the order of the form (domain reference §1.4).</summary>
public static class DeclarationColumns
{
    private const int MostRanges = 200;

    public static DeclarationColumn Name { get; } = Text("name", "单位名称", Need.Key, 100, "营业执照上的全称", row => row.Name, (row, text) => (row.Name, row.NameKey) = (text, UnitName.Key(text)), "名称", "unit_name");
    public static DeclarationColumn CircuitId { get; } = Text("circuit_id", "电路编号", Need.Key, 60, "与上级台账一致，同一上级不得重复", row => row.CircuitId, (row, text) => row.CircuitId = text, "电路/专线编号", "专线编号");
    public static DeclarationColumn RegistrationNumber { get; } = new("reg_no", "证照号码", Need.Required, "工商注册号、组织机构代码、统一社会信用代码，没有的填“无”", row => row.RegistrationNumber, (row, text) =>
    {
        var answer = Units.RegistrationNumber.Parse(text);
        if (answer.Refusal is { } no)
            return new CellFault(no.Zh, no.En);
        row.RegistrationNumber = answer.Value;
        return null;
    }, "证照类型及号码", "registration_number", "统一社会信用代码", "工商注册号");

    public static DeclarationColumn ResoldTo { get; } = Text("resold_to", "转售对象", Need.Optional, 1000, "再向下转售的必填", row => row.ResoldTo, (row, text) => row.ResoldTo = text);

    public static IReadOnlyList<DeclarationColumn> All { get; } =
    [
        Number("seq", "序号", Need.Optional, row => row.Seq, (row, value) => row.Seq = value, "编号"),
        Name,
        Choice("nature", "单位性质", Need.Required, DeclarationWords.Natures, row => row.Nature, (row, text) => row.Nature = text),
        RegistrationNumber,
        Text("reg_addr", "注册地址", Need.Required, 200, "", row => row.RegisteredAddress, (row, text) => row.RegisteredAddress = text),
        Text("install_addr", "装机地址", Need.Required, 200, "实际接入的街道、楼、房", row => row.InstallAddress, (row, text) => row.InstallAddress = text, "实际接入（装机）地址", "实际接入地址"),
        new("district", "所属区", Need.Key, "福田、罗湖、南山、盐田、宝安、龙岗", row => row.District, (row, text) =>
        {
            row.District = Districts.Parse(text, Districts.OfToday) ?? "";
            return row.District.Length > 0 ? null : new CellFault($"所属区应为{string.Join("、", Districts.OfToday)}之一", $"the district is none of {string.Join(", ", Districts.OfToday.Select(Districts.En))}");
        }, "区") { Choices = Districts.Of2005 },
        Text("legal_rep", "法定代表人", Need.Required, 60, "", row => row.LegalRepresentative, (row, text) => row.LegalRepresentative = text, "法定代表人/负责人", "负责人"),
        Text("sec_owner", "网络安全责任人", Need.Required, 60, "", row => row.SecurityOwner, (row, text) => row.SecurityOwner = text),
        Text("tel", "联系电话", Need.Required, 40, "", row => row.Phone, (row, text) => row.Phone = text, "电话", "phone"),
        Text("sec_staff", "安全员", Need.Required, 200, "人数、姓名、证书号", row => row.SecurityStaff, (row, text) => row.SecurityStaff = text),
        Text("licence_no", "经营许可证号", Need.Optional, 60, "经营性接入必填，例如 粤B2-20050001", row => row.LicenceNumber, (row, text) => row.LicenceNumber = text, "增值电信业务经营许可证号"),
        Text("filing_no", "公安备案号", Need.Optional, 60, "", row => row.FilingNumber, (row, text) => row.FilingNumber = text, "备案号"),
        Date("filing_date", "备案日期", Need.Optional, row => row.FiledOn, (row, date) => row.FiledOn = date),
        Choice("usage", "使用性质", Need.Required, DeclarationWords.Usages, row => row.Usage, (row, text) => row.Usage = text, "经营/使用性质"),
        Text("upstream", "上级接入单位", Need.Optional, 100, "空白即填报单位", row => row.Upstream, (row, text) => row.Upstream = text),
        Choice("access_type", "接入方式", Need.Required, DeclarationWords.AccessTypes, row => row.AccessType, (row, text) => row.AccessType = text),
        CircuitId,
        Bandwidth("bw_up", "上行带宽（Mbps）", row => row.BandwidthUpMbps, (row, value) => row.BandwidthUpMbps = value, "上行带宽"),
        Bandwidth("bw_down", "下行带宽（Mbps）", row => row.BandwidthDownMbps, (row, value) => row.BandwidthDownMbps = value, "下行带宽"),
        new("ip_ranges", "IP地址段", Need.Key, "10.0.0.0/24 或 10.0.0.0-10.0.0.255，多个用分号分开，IPv6同样", row => string.Join("; ", row.AddressRanges), ReadRanges, "IP地址", "address_ranges"),
        Text("egress", "出口情况", Need.Required, 200, "节点及带宽", row => row.Egress, (row, text) => row.Egress = text),
        Number("users_org", "单位用户数", Need.Required, row => row.UsersOrganisations, (row, value) => row.UsersOrganisations = value),
        Number("users_ind", "个人用户数", Need.Required, row => row.UsersIndividuals, (row, value) => row.UsersIndividuals = value),
        Number("terminals", "终端数", Need.Required, row => row.Terminals, (row, value) => row.Terminals = value),
        Flag("resells", "是否再向下转售", row => row.Resells, (row, value) => row.Resells = value),
        ResoldTo,
        Text("contract_no", "合同编号", Need.Required, 60, "", row => row.ContractNumber, (row, text) => row.ContractNumber = text),
        Date("contract_from", "合同起始日期", Need.Required, row => row.ContractFrom, (row, date) => row.ContractFrom = date),
        Date("contract_to", "合同终止日期", Need.Required, row => row.ContractTo, (row, date) => row.ContractTo = date),
        Text("fee", "月租费及计费方式", Need.Optional, 60, "", row => row.Fee, (row, text) => row.Fee = text),
        Date("opened_on", "开通日期", Need.Required, row => row.OpenedOn, (row, date) => row.OpenedOn = date),
        Number("log_days", "日志留存天数", Need.Required, row => row.LogDays, (row, value) => row.LogDays = value),
        Text("tech", "安全技术措施", Need.Required, 200, "防病毒、防火墙、入侵检测、日志审计、NAT日志、备份、其他", row => row.Measures, (row, text) => row.Measures = text),
        Text("systems", "安全管理制度", Need.Required, 200, "", row => row.Systems, (row, text) => row.Systems = text),
        Text("org", "安全组织", Need.Required, 200, "", row => row.Organisation, (row, text) => row.Organisation = text),
        Text("duty_tel", "24小时联络方式", Need.Required, 40, "", row => row.DutyPhone, (row, text) => row.DutyPhone = text),
        Text("remark", "备注", Need.Optional, 400, "", row => row.Remark, (row, text) => row.Remark = text),
    ];

    /// <summary>The columns that a row must fill: those of every row, and to whom it is resold when it is.</summary>
    public static IEnumerable<DeclarationColumn> NeededOf(DeclaredUnit row) => [.. All.Where(column => column.Need != Need.Optional), .. row.Resells == true ? [ResoldTo] : Array.Empty<DeclarationColumn>()];

    private static readonly FrozenDictionary<string, DeclarationColumn> ByHeader =
        All.SelectMany(column => column.Others.Append(column.Name).Append(column.Zh).Select(header => (Header: Fold(header), Column: column)))
            .ToFrozenDictionary(pair => pair.Header, pair => pair.Column);

    /// <summary>The column that a header names, whatever its width, case, spaces or punctuation; null when none does.</summary>
    public static DeclarationColumn? ByHeaderText(string? header) => header is not null ? ByHeader.GetValueOrDefault(Fold(header)) : null;

    private static string Fold(string header) => string.Concat(header.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static CellFault? ReadRanges(DeclaredUnit row, string text)
    {
        var answer = AddressRange.ParseSpans(text);
        if (answer.Refusal is { } no)
            return new CellFault(no.Zh, no.En);
        if (answer.Value.Count is 0 or > MostRanges)
            return new CellFault($"IP地址段应有1至{MostRanges}个", $"expected 1 to {MostRanges} address ranges");
        row.AddressRanges = [.. answer.Value.Select(span => span.ToString())];
        return null;
    }

    private static DeclarationColumn Text(string name, string zh, Need need, int most, string hint, Func<DeclaredUnit, string?> write, Action<DeclaredUnit, string> put, params string[] others) =>
        new(name, zh, need, hint, write, (row, text) =>
        {
            if (text.Length > most)
                return new CellFault($"超过{most}个字符", $"longer than {most} characters");
            put(row, text);
            return null;
        }, others);

    private static DeclarationColumn Choice(string name, string zh, Need need, IReadOnlyList<string> choices, Func<DeclaredUnit, string?> write, Action<DeclaredUnit, string> put, params string[] others) =>
        new(name, zh, need, string.Join("、", choices), write, (row, text) =>
        {
            if (choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is not { } known)
                return new CellFault($"应为{string.Join("、", choices)}之一", $"expected one of {string.Join(", ", choices)}");
            put(row, known);
            return null;
        }, others)
        { Choices = choices };

    private static DeclarationColumn Number(string name, string zh, Need need, Func<DeclaredUnit, int?> write, Action<DeclaredUnit, int> put, params string[] others) =>
        new(name, zh, need, "不小于0的整数", row => write(row)?.ToString(CultureInfo.InvariantCulture), (row, text) =>
        {
            if (!int.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return new CellFault("应为不小于0的整数", "expected a whole number of 0 or more");
            put(row, value);
            return null;
        }, others);

    private static DeclarationColumn Bandwidth(string name, string zh, Func<DeclaredUnit, decimal> write, Action<DeclaredUnit, decimal> put, params string[] others) =>
        new(name, zh, Need.Key, "大于0", row => write(row).ToString("0.###", CultureInfo.InvariantCulture), (row, text) =>
        {
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value is <= 0 or > 10_000_000)
                return new CellFault("带宽应大于0", "the bandwidth must be more than 0");
            put(row, value);
            return null;
        }, others);

    private static DeclarationColumn Date(string name, string zh, Need need, Func<DeclaredUnit, LocalDate?> write, Action<DeclaredUnit, LocalDate> put) =>
        new(name, zh, need, "例如 2005-04-01", row => write(row) is { } date ? LocalDatePattern.Iso.Format(date) : null, (row, text) =>
        {
            if (LocalDatePattern.Iso.Parse(text.Replace('/', '-').Replace('.', '-')) is not { Success: true, Value: var date })
                return new CellFault("日期无法识别，请写作 2005-04-01", "not a date; write 2005-04-01");
            put(row, date);
            return null;
        });

    private static DeclarationColumn Flag(string name, string zh, Func<DeclaredUnit, bool?> write, Action<DeclaredUnit, bool> put) =>
        new(name, zh, Need.Required, "是或否", row => write(row) switch { true => "是", false => "否", null => null }, (row, text) =>
        {
            if (text is not ("是" or "否" or "yes" or "no" or "1" or "0" or "true" or "false"))
                return new CellFault("应为是或否", "expected yes or no");
            put(row, text is "是" or "yes" or "1" or "true");
            return null;
        })
        { Choices = ["是", "否"] };
}
