using System.Text;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Reconciliation.Synthetic;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Tests.Declarations;

public sealed class DeclarationReaderTests
{
    private const string Header = "单位名称,所属区,电路编号,上行带宽（Mbps）,下行带宽（Mbps）,IP地址段,是否再向下转售,转售对象,证照号码";

    private static (UnitImportReport Report, List<DeclaredUnit> Rows) Read(string text)
    {
        var rows = new List<DeclaredUnit>();
        return (new DeclarationReader(new FakeTimeProvider()).Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "c", "d", "u", rows.Add), rows);
    }

    [Fact]
    public void A_good_row_is_read_and_its_ranges_of_both_families_are_normalised()
    {
        var (report, rows) = Read($"{Header}\n深圳市云帆网吧,福田区,L-1,2,4,10.0.0.0-10.0.0.255；2001:db8::/48,否,,无\n");
        Assert.Equal((1, 0), (report.Good, report.Bad));
        var row = Assert.Single(rows);
        Assert.Equal(["10.0.0.0/24", "2001:db8::/48"], row.AddressRanges);
        Assert.Equal(("福田", 4m, false), (row.District, row.BandwidthMbps, row.Resells));
    }

    [Theory]
    [InlineData("甲,福田,L-1,2,4,10.0.0.9-10.0.0.1,否,,无", "IP地址段", "首地址大于尾地址")]
    [InlineData("甲,福田,L-1,2,4,10.0.0.300,否,,无", "IP地址段", "超出IPv4、IPv6范围")]
    [InlineData("甲,福田,L-1,2,4,2001:db8::/129,否,,无", "IP地址段", "超出IPv4、IPv6范围")]
    [InlineData("甲,福田,L-1,0,4,10.0.0.1,否,,无", "上行带宽（Mbps）", "带宽应大于0")]
    [InlineData("甲,北京,L-1,2,4,10.0.0.1,否,,无", "所属区", "所属区应为")]
    [InlineData(",福田,L-1,2,4,10.0.0.1,否,,无", "单位名称", "必填项为空")]
    [InlineData("甲,福田,L-1,2,4,10.0.0.1,是,,无", "转售对象", "转售")]
    [InlineData("甲,福田,L-1,2,4,10.0.0.1,也许,,无", "是否再向下转售", "应为是或否")]
    [InlineData("甲,福田,L-1,2,4,10.0.0.1,否,,12", "证照号码", "有误")]
    public void A_faulty_cell_is_told_by_row_column_and_reason(string line, string column, string reason)
    {
        var (report, rows) = Read($"{Header}\n{line}\n");
        Assert.Empty(rows);
        var problem = Assert.Single(Assert.Single(report.BadRows).Problems);
        Assert.Equal(column, problem.Column);
        Assert.Contains(reason, problem.ReasonZh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circuit_stands_once_in_a_table()
    {
        var (report, rows) = Read($"{Header}\n甲,福田,L-1,2,4,10.0.0.1,否,,无\n乙,福田,l-1,2,4,10.0.0.2,否,,无\n");
        Assert.Single(rows);
        Assert.Contains("与第2行的电路编号重复", Assert.Single(Assert.Single(report.BadRows).Problems).ReasonZh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_rows_of_which_ten_thousand_are_faulty_are_each_accounted_for()
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var n = 0; n < 100_000; n++)
            text.Append(null, $"深圳市第{n}号网吧,宝安,L-{n},2,2,{(n % 10 == 0 ? $"10.{n >> 16}.{n >> 8 & 255}.9-10.0.0.1" : $"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")},否,,无\n");
        var (report, rows) = Read(text.ToString());
        Assert.Equal((100_000, 10_000), (report.Rows, report.Bad + report.Good - rows.Count));
        Assert.Equal(10_000, report.Bad);
        Assert.All(report.BadRows, bad => Assert.Equal(0, (bad.Row - 2) % 10));
    }

    [Fact]
    public void Every_column_reads_what_it_writes()
    {
        foreach (var row in SyntheticAccess.Create(1_000, 1).Declared.Take(200))
        {
            var copy = new DeclaredUnit { Id = "", CampaignId = "", DeclarationId = "", ReporterUnitId = "" };
            foreach (var column in DeclarationColumns.All)
            {
                if (column.Write(row) is { Length: > 0 } text)
                    Assert.Null(column.Read(copy, text));
            }
            Assert.All(DeclarationColumns.All, column => Assert.Equal(column.Write(row) ?? "", column.Write(copy) ?? ""));
        }
    }

    [Fact]
    public void A_file_that_is_no_such_table_is_refused_whole() =>
        Assert.Equal("import.no-header", Assert.Throws<RefusedException>(() => Read("a,b\n1,2\n")).Refusal.Code);
}
