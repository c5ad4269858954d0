using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.EndToEnd.Reconciliation;

/// <summary>A unit fills in and files its self-check in a browser, and an officer returns it.</summary>
public sealed class SelfCheckInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task A_unit_is_told_what_is_missing_files_and_gets_its_report_back()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        campaign.Clock.Advance(TimeSpan.FromDays(20));
        await using var unit = await campaign.SignInAsync(browser, Role.Unit);
        var page = unit.Page;
        await page.GotoAsync("/self-check");
        // A file that is chosen before the page listens is not heard.
        await page.WaitForFunctionAsync("() => ['declaration', 'document'].every(id => document.getElementById(id)?._blazorInputFileNextFileId !== undefined)");
        await page.SetInputFilesAsync("#declaration", new FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("单位名称,所属区,电路编号,上行带宽（Mbps）,下行带宽（Mbps）,IP地址段\n甲,福田,L-1,2,2,10.0.0.9-10.0.0.1\n") });
        await Assertions.Expect(page.Locator("table.list td:has-text('首地址大于尾地址')")).ToBeVisibleAsync();
        await page.SetInputFilesAsync("#document", new FilePayload { Name = "topology.exe", MimeType = "image/png", Buffer = [1, 2, 3] });
        await Assertions.Expect(page.Locator(".refusal")).ToContainTextAsync("类型不允许");
        await page.SetInputFilesAsync("#document", new FilePayload { Name = "topology.png", MimeType = "image/png", Buffer = Png });
        await Assertions.Expect(page.Locator("code[title]")).ToHaveCountAsync(1);
        await page.ClickAsync("button.primary:text-is('报送')");
        await Assertions.Expect(page.Locator(".refusal")).ToContainTextAsync("报告不完整");
        await unit.ScreenshotAsync("self-check-incomplete");

        await FillAsync(page);
        await page.ClickAsync("button.primary:text-is('报送')");
        await Assertions.Expect(page.Locator(".head .chip")).ToHaveTextAsync("已报送");
        await unit.ScreenshotAsync("self-check-filed");
        var report = await campaign.ReadAsync(db => db.SelfCheckReports.SingleAsync());
        Assert.Equal((SelfCheckReportState.Filed, false), (report.State, report.IsLate));

        await using var office = await campaign.SignInAsync(browser, Role.Office);
        await office.Page.GotoAsync($"/self-check?unit={report.UnitId}");
        await office.Page.FillAsync("label:has-text('需补正内容') input", "拓扑图与出口不一致");
        await office.Page.ClickAsync("button:text-is('退回补正')");
        await Assertions.Expect(office.Page.Locator(".head .chip")).ToHaveTextAsync("退回补正");
        await office.ScreenshotAsync("self-check-returned");
        Assert.Empty(unit.Errors);
        Assert.Empty(office.Errors);
    }

    private static async Task FillAsync(IPage page)
    {
        await FieldAsync(page, "组长", "负责人甲");
        await FieldAsync(page, "职务", "分管副总");
        await FieldAsync(page, "联系方式", "0755-00000001");
        await page.FillAsync("label:has-text('传达情况') textarea", "已传达");
        await page.FillAsync("label:has-text('工作措施') textarea", "见方案");
        await page.ClickAsync("section:has(h2:has-text('网络接入结构')) h2 button");
        await FieldAsync(page, "节点", "R1");
        await page.ClickAsync("#add-ledger");
        await FieldAsync(page, "地址段", "10.0.0.0/14");
        await page.ClickAsync("section:has(h2:has-text('网络出口')) h2 button");
        await FieldAsync(page, "上级接入单位", "骨干网");
        await page.FillAsync("section:has(h2:has-text('网络出口')) label:has-text('带宽') input", "1000");
        await FieldAsync(page, "单位用户", "10");
        await page.CheckAsync("label:has-text('无二次接入单位') input[type=checkbox] >> nth=0");
        foreach (var answer in await page.Locator("table.list select").AllAsync())
            await answer.SelectOptionAsync("conforms");
        await FieldAsync(page, "宣传媒体", "营业厅");
        await page.FillAsync("section:has(h2:has-text('签署')) label:has-text('日期') input >> nth=0", "2005-04-06");
        await page.CheckAsync("label:has-text('保证所报内容真实') input");
        await FieldAsync(page, "安全责任人", "乙");
        await FieldAsync(page, "法定代表人", "甲");
        await page.FillAsync("label:has-text('签署日期') input", "2005-04-10");
    }

    private static Task FieldAsync(IPage page, string label, string value) => page.FillAsync($"fieldset.report label:has-text('{label}') input >> nth=0", value);
}
