using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Tests.Units;

public sealed class UnitRegisterImportTests
{
    private const string Header = "登记编号,单位名称,单位类别,所属区,地址,证照号码,法定代表人,网络安全责任人,联系电话,电子邮箱,上级接入单位,IP地址段,带宽(Mbps),用户数";

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2005, 3, 28, 1, 0, 0, TimeSpan.Zero));

    static UnitRegisterImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_plain_row_becomes_a_unit()
    {
        var (report, units) = Import(Csv(Header, Line("SZ-000001", "深圳市云帆网络技术有限公司", "4403011000001", "10.1.0.0/24; 10.2.0.0-10.2.0.255", "20.5", "1,200")));
        var unit = Assert.Single(units);
        Assert.Equal((1, 0, 0, "csv", "utf-8"), (report.Good, report.Bad, report.Blank, report.Format, report.Encoding));
        Assert.Equal(("SZ-000001", "深圳市云帆网络技术有限公司", UnitCategory.Hotel, "福田"), (unit.Code, unit.Name, unit.Category, unit.District));
        Assert.Equal(["10.1.0.0/24", "10.2.0.0/24"], unit.AddressRanges);
        Assert.Equal((20.5m, 1200), (unit.BandwidthMbps, unit.Users));
        Assert.Equal(UnitName.Key(unit.Name), unit.NameKey);
        Assert.Equal(Clock.GetUtcNow(), unit.RegisteredAt);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("gb18030", false)]
    [InlineData("gb2312", false)]
    public void The_encoding_is_found(string name, bool mark)
    {
        var encoding = name == "utf-8" ? new UTF8Encoding(mark) : Encoding.GetEncoding(name);
        var text = string.Join("\r\n", Header, Line("SZ-000001", "深圳市海汇宽带有限公司", "4403011000001"), Line("SZ-000002", "深圳市鹏联信息服务部", "4403011000002"));
        var bytes = mark ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);
        var (report, units) = Import(new MemoryStream(bytes));
        Assert.Equal(2, report.Good);
        Assert.Equal(["深圳市海汇宽带有限公司", "深圳市鹏联信息服务部"], units.Select(unit => unit.Name));
    }

    [Fact]
    public void Characters_outside_GBK_survive_in_GB18030()
    {
        var (_, units) = Import(new MemoryStream(Encoding.GetEncoding("gb18030").GetBytes(string.Join("\n", Header, Line("SZ-1", "深圳市㑇㐀网络有限公司", "4403011000001")))));
        Assert.Equal("深圳市㑇㐀网络有限公司", Assert.Single(units).Name);
    }

    [Fact]
    public void Headers_may_be_English_in_any_order_with_unknown_columns()
    {
        var (report, units) = Import(Csv(
            "tel,Remarks,NAME,district,category,Address,Reg No,legal_rep,security officer,code",
            "0755-00000001,x,Hotel A,Futian,hotel,1 Road,4403011000001,负责人甲,安全员甲,SZ-9"));
        Assert.Equal(("Hotel A", "福田", "SZ-9"), (units[0].Name, units[0].District, units[0].Code));
        Assert.Contains("Remarks", Assert.Single(report.Remarks).En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_above_the_header_is_passed_over()
    {
        var (report, _) = Import(Csv("互联网接入服务单位登记表", "", Header, Line("SZ-000001", "单位甲", "4403011000001")));
        Assert.Equal((3, 1, 1), (report.HeaderRow, report.Rows, report.Good));
    }

    [Fact]
    public void Every_row_is_good_bad_or_blank_and_none_is_lost()
    {
        var (report, units) = Import(Csv(
            Header,
            Line("SZ-000001", "单位甲", "4403011000001"),
            "",
            Line("SZ-000002", "", "4403011000002"),
            ",,,,,,,,,,,,,",
            Line("SZ-000003", "单位丙", "12"),
            Line("SZ-000001", "单位丁", "4403011000004"),
            Line("SZ-000005", "单位戊", "4403011000001"),
            Line("SZ-000006", "单位己", "4403011000006")));
        Assert.Equal((8, 2, 4, 2), (report.Rows, report.Good, report.Bad, report.Blank));
        Assert.Equal(report.Rows, report.Good + report.Bad + report.Blank);
        Assert.Equal([4, 6, 7, 8], report.BadRows.Select(row => row.Row));
        Assert.Equal(["单位甲", "单位己"], units.Select(unit => unit.Name));
        Assert.Equal("单位名称", report.BadRows[0].Problems[0].Column);
        Assert.Contains("重复", report.BadRows[2].Problems[0].ReasonZh, StringComparison.Ordinal);
        Assert.Contains("row 2", report.BadRows[3].Problems[0].ReasonEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_a_row_is_reported_at_once_with_its_value()
    {
        var (report, _) = Import(Csv(Header, "SZ-1,单位甲,飞船,上海,某路1号,440301100000X,,安全员甲,phone,mail,,10.0.0.0/99,-1,1.5"));
        var problems = Assert.Single(report.BadRows).Problems;
        Assert.Equal(
            ["单位类别:飞船", "所属区:上海", "证照号码:440301100000X", "法定代表人:", "联系电话:phone", "电子邮箱:mail", "IP地址段:10.0.0.0/99", "带宽（Mbps）:-1", "用户数:1.5"],
            problems.Select(problem => $"{problem.Column}:{problem.Value}"));
        Assert.All(problems, problem => Assert.True(problem.ReasonZh.Length > 0 && problem.ReasonEn.Length > 0));
    }

    [Fact]
    public void Units_that_are_registered_already_are_reported()
    {
        var known = new KnownUnits(new Dictionary<string, string> { ["SZ-000001"] = "id-1" }, new HashSet<string> { "4403011000002" }, new Dictionary<string, string>());
        var (report, units) = Import(Csv(Header, Line("SZ-000001", "单位甲", "4403011000001"), Line("SZ-000002", "单位乙", "4403011000002")), known);
        Assert.Empty(units);
        Assert.Equal(["登记编号", "证照号码"], report.BadRows.Select(row => row.Problems.Single().Column));
    }

    [Fact]
    public void Units_without_any_licence_do_not_count_as_duplicates_of_each_other()
    {
        var (report, units) = Import(Csv(Header, Line("SZ-1", "出租屋甲", "无"), Line("SZ-2", "出租屋乙", "无")));
        Assert.Equal(2, report.Good);
        Assert.All(units, unit => Assert.Equal("无", unit.RegistrationNumber));
    }

    [Fact]
    public void A_missing_code_is_assigned_after_the_highest_known()
    {
        var known = new KnownUnits(new Dictionary<string, string> { ["SZ-000041"] = "id" }, new HashSet<string>(), new Dictionary<string, string>());
        var (_, units) = Import(Csv(Header, Line("", "单位甲", "4403011000001"), Line("SZ-000043", "单位乙", "4403011000002"), Line("", "单位丙", "4403011000003")), known);
        Assert.Equal(["SZ-000042", "SZ-000043", "SZ-000044"], units.Select(unit => unit.Code));
    }

    [Fact]
    public void Upstream_units_are_found_by_code_and_by_name_even_further_down_and_in_the_register()
    {
        var known = new KnownUnits(new Dictionary<string, string> { ["SZ-000001"] = "carrier" }, new HashSet<string>(), new Dictionary<string, string> { [UnitName.Key("运营商B")] = "carrier-b" });
        var (report, units) = Import(Csv(
            Header,
            Line("SZ-2", "单位甲", "4403011000002", upstream: "SZ-3"),
            Line("SZ-3", "深圳市星桥数据通信有限公司", "4403011000003", upstream: "SZ-000001"),
            Line("SZ-4", "单位丙", "4403011000004", upstream: "星桥数据通信有限责任公司"),
            Line("SZ-5", "单位丁", "4403011000005", upstream: "运营商B"),
            Line("SZ-6", "单位戊", "4403011000006", upstream: "查无此单位"),
            Line("SZ-7", "单位己", "4403011000007", upstream: "SZ-7")), known);
        Assert.Equal([units[1].Id, "carrier", units[1].Id, "carrier-b", null], report.Links.Select(link => link.UpstreamUnitId));
        Assert.Equal("上级接入单位", Assert.Single(report.BadRows).Problems[0].Column);
    }

    [Fact]
    public void Quoted_fields_keep_commas_quotes_and_line_breaks()
    {
        var (report, units) = Import(Csv(Header, "SZ-1,\"甲,\"\"乙\"\"公司\",酒店,福田区,\"一路\r\n1号\",4403011000001,负责人甲,安全员甲,0755-00000001,,,,,", Line("SZ-2", "单位乙", "4403011000002")));
        Assert.Equal(2, report.Good);
        Assert.Equal("甲,\"乙\"公司", units[0].Name);
        Assert.Equal("一路\r\n1号", units[0].Address);
    }

    [Fact]
    public void A_quote_used_wrongly_costs_its_row_only()
    {
        var (report, _) = Import(Csv(Header, "SZ-1,\"单位\"甲,酒店,福田,一路,4403011000001,负责人甲,安全员甲,0755-00000001,,,,,", Line("SZ-2", "单位乙", "4403011000002")));
        Assert.Equal((1, 1), (report.Good, report.Bad));
        Assert.Contains("引号", report.BadRows[0].Problems[0].ReasonZh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_left_open_is_refused_because_it_would_swallow_rows()
    {
        var refused = Assert.Throws<RefusedException>(() => Import(Csv(Header, Line("SZ-1", "单位甲", "4403011000001"), "SZ-2,\"单位乙,酒店", Line("SZ-3", "单位丙", "4403011000003"))));
        Assert.Equal("import.quote-unclosed", refused.Refusal.Code);
        Assert.Contains("第3行", refused.Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void More_cells_than_headers_make_a_bad_row()
    {
        var (report, _) = Import(Csv(Header, Line("SZ-1", "单位甲", "4403011000001") + ",多余"));
        Assert.Equal("多余", Assert.Single(report.BadRows).Problems[0].Value);
    }

    [Theory]
    [InlineData("a,b\r\n1,2", "import.no-header")]
    [InlineData("单位名称,所属区,地址\r\n甲,福田,一路", "import.columns-missing")]
    [InlineData(Header + ",名称\r\n", "import.column-twice")]
    [InlineData("", "import.empty")]
    [InlineData("%PDF-1.4\0\0\0", "import.not-a-table")]
    [InlineData("PK\u0003\u0004 no archive", "import.unreadable")]
    public void A_foreign_file_is_refused_clearly(string content, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => Import(new MemoryStream(Encoding.UTF8.GetBytes(content))));
        Assert.Equal(code, refused.Refusal.Code);
        Assert.True(refused.Refusal.Zh.Length > 0 && refused.Refusal.En.Length > 0);
    }

    [Fact]
    public void An_old_workbook_and_another_archive_are_refused()
    {
        Assert.Equal("import.not-a-table", Assert.Throws<RefusedException>(() => Import(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 1, 2]))).Refusal.Code);
        var archive = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(archive, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("readme.txt");
        archive.Position = 0;
        Assert.Equal("import.not-a-table", Assert.Throws<RefusedException>(() => Import(archive)).Refusal.Code);
    }

    [Fact]
    public void Limits_of_rows_and_bytes_hold()
    {
        var content = Csv(Header, Line("SZ-1", "单位甲", "4403011000001"), Line("SZ-2", "单位乙", "4403011000002"), Line("SZ-3", "单位丙", "4403011000003"));
        Assert.Equal("import.too-many-rows", Assert.Throws<RefusedException>(() => new UnitRegisterImport(Clock, new UnitImportLimits { MaxRows = 2 }).Read(content, KnownUnits.None)).Refusal.Code);
        content.Position = 0;
        Assert.Equal("import.too-large", Assert.Throws<RefusedException>(() => new UnitRegisterImport(Clock, new UnitImportLimits { MaxBytes = 100 }).Read(content, KnownUnits.None)).Refusal.Code);
    }

    [Fact]
    public void A_workbook_is_read_like_text_with_merged_cells_formulas_and_gaps()
    {
        using var workbook = new Workbook()
            .Row(1, "互联网接入服务单位登记表").Merge("A1:M1")
            .Row(2, Header.Split(','))
            .Row(3, Line("SZ-1", "单位甲", "4403011000001").Split(','))
            .Row(5, Line("SZ-2", "单位乙", "4403011000002").Split(','))
            .Row(6, Line("SZ-3", "单位丙", "4403011000003").Split(',')).Formula(6, 1, "CONCATENATE(\"单位\",\"丙\")", "单位丙（公式）")
            .Row(7, Line("SZ-4", "单位丁", "4403011000004").Split(',')).Formula(7, 1, "A1", null)
            .Row(8, Line("SZ-5", "单位戊", "4403011000005").Split(',')).Number(8, 5, "4403011000005").Number(8, 13, "12")
            .Row(9, Line("SZ-6", "单位己", "4403011000006").Split(',')).Number(9, 5, "440301100000600000")
            .Merge("D5:D6")
            .Sheet("说明")
            .Save();
        var (report, units) = Import(workbook);
        Assert.Equal(("xlsx", 2, 7), (report.Format, report.HeaderRow, report.Rows));
        Assert.Equal((4, 2, 1), (report.Good, report.Bad, report.Blank));
        Assert.Equal(["单位甲", "单位乙", "单位丙（公式）", "单位戊"], units.Select(unit => unit.Name));
        Assert.Equal((12, "4403011000005"), (units[3].Users, units[3].RegistrationNumber));
        Assert.Equal([7, 9], report.BadRows.Select(row => row.Row));
        Assert.Contains("formula", report.BadRows[0].Problems[0].ReasonEn, StringComparison.Ordinal);
        Assert.Contains("15", report.BadRows[1].Problems[0].ReasonEn, StringComparison.Ordinal);
        Assert.Contains(report.Remarks, remark => remark.Zh.Contains("D5:D6", StringComparison.Ordinal));
        Assert.Contains(report.Remarks, remark => remark.En.Contains("first sheet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_exported_can_be_imported_again(bool english)
    {
        var (_, units) = Import(Csv(Header, Line("SZ-1", "=单位甲", "4403011000001", "10.1.0.0/24", "2.5", "7"), Line("SZ-2", "单位\"乙\",公司", "无", upstream: "SZ-1")));
        units[1].UpstreamUnitId = units[0].Id;
        using var file = new MemoryStream();
        Assert.Equal(2, UnitRegisterExport.WriteCsv(file, units, id => units.Single(unit => unit.Id == id).Code, english));
        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
        Assert.DoesNotContain(",=", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        file.Position = 0;
        var (report, again) = Import(file);
        Assert.Equal(0, report.Bad);
        Assert.Equal(units.Select(Essence), again.Select(Essence));
        Assert.Equal(again[0].Id, Assert.Single(report.Links).UpstreamUnitId);
    }

    [Fact]
    public void Whatever_stands_in_the_cells_every_row_is_accounted_for()
    {
        string[] cells = ["", " ", "酒店", "福田", "甲\"乙", "a,b", "一\r\n二", "'=1", "=1+1", "4403011000001", "10.0.0.0/8", "-1", "1e9", "\u0000", "\uD83D\uDE00", "　"];
        var cell = Gen.Int[0, cells.Length - 1].Select(n => cells[n]);
        Gen.Select(cell.Array[0, 16].Array[0, 12], Gen.Bool).Sample((rows, unix) =>
        {
            var text = string.Join(unix ? "\n" : "\r\n", rows.Select(row => string.Join(",", row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).Prepend(Header)) + "\n";
            // A NUL marks a file that is no text; it is refused as a whole and loses nothing silently.
            if (text.Contains('\0', StringComparison.Ordinal))
                return Assert.Throws<RefusedException>(void () => Import(Csv(text))).Refusal.Code == "import.not-a-table";
            var (report, units) = Import(Csv(text));
            return report.Rows == rows.Length && report.Good + report.Bad + report.Blank == rows.Length && units.Count == report.Good && report.BadRows.All(row => row.Problems.Count > 0);
        }, iter: 300);
    }

    [Fact]
    public void A_large_file_is_read_row_by_row()
    {
        var seen = 0;
        var lines = Enumerable.Range(1, 20_000).Select(n => Line($"SZ-{n:000000}", $"单位{n}", $"440301{n:0000000}"));
        var report = new UnitRegisterImport(Clock).Read(Csv([Header, .. lines]), KnownUnits.None, _ => seen++);
        Assert.Equal((20_000, 20_000), (seen, report.Good));
    }

    private static string Essence(Unit unit) =>
        string.Join("|", unit.Code, unit.Name, unit.Category, unit.District, unit.Address, unit.RegistrationNumber, unit.Phone, unit.Email, string.Join(";", unit.AddressRanges), unit.BandwidthMbps, unit.Users);

    private static (UnitImportReport Report, IReadOnlyList<Unit> Units) Import(Stream content, KnownUnits? known = null) =>
        new UnitRegisterImport(Clock).Read(content, known ?? KnownUnits.None);

    private static MemoryStream Csv(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    private static string Line(string code, string name, string registration, string ranges = "", string bandwidth = "", string users = "", string upstream = "") =>
        string.Join(",", new[] { code, name, "酒店", "福田区", "福田路1号", registration, "负责人甲", "安全员甲", "0755-00000001", "unit1@unit.invalid", upstream, ranges, bandwidth, users }.Select(Quote));

    private static string Quote(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
