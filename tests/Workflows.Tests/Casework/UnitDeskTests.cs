using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

public sealed class UnitDeskTests
{
    private const string Register = """
        登记编号,单位名称,单位类别,所属区,地址,证照号码,法定代表人,网络安全责任人,联系电话,电子邮箱,上级接入单位
        SZ-000043,深圳市模拟网吧,网吧,福田区,模拟路2号,4403001000043,甲,乙,0755-00000043,unit43@example.invalid,SZ-000042
        SZ-000044,,网吧,福田区,模拟路3号,4403001000044,甲,乙,0755-00000044,unit44@example.invalid,
        """;

    [Fact]
    public async Task An_imported_unit_gets_its_case_with_the_next_batch()
    {
        await using var stage = await Stage.OpenAsync();
        var report = await stage.InAsync(provider => provider.GetRequiredService<UnitDesk>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(Register)), stage.Campaign.Id, stage.Office));
        Assert.Equal((1, 1), (report.Value.Good, report.Value.Bad));
        Assert.Equal("unit-1", await stage.ReadAsync(db => db.Units.Where(row => row.Code == "SZ-000043").Select(row => row.UpstreamUnitId).SingleAsync()));
        var opened = await stage.InAsync(provider => provider.GetRequiredService<CampaignDesk>().OpenCasesAsync(stage.Campaign.Id, "SZ-000042", 10, stage.Office));
        Assert.Equal(1, opened.Opened);
        Assert.Equal(2, await stage.ReadAsync(db => db.Cases.CountAsync(row => row.State == UnitCaseState.U10)));
        Assert.Equal("2005-166-00043", await stage.ReadAsync(db => db.Cases.OrderBy(row => row.Number).Select(row => row.Number).LastAsync()));
    }

    [Fact]
    public async Task Only_the_office_imports_and_a_file_that_is_no_table_is_refused()
    {
        await using var stage = await Stage.OpenAsync();
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("no table"));
        Assert.Equal("units.may-not-import", (await stage.InAsync(provider => provider.GetRequiredService<UnitDesk>().ImportAsync(stream, stage.Campaign.Id, stage.First))).Refusal?.Code);
        Assert.NotNull((await stage.InAsync(provider => provider.GetRequiredService<UnitDesk>().ImportAsync(stream, stage.Campaign.Id, stage.Office))).Refusal);
    }
}
