using System.Globalization;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Orders;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Tests.Workbench;

/// <summary>The composer of an order, rendered as the browser gets it.</summary>
public sealed class OrderItems : BunitContext, IOrderPreviews
{
    private static readonly LegalProfile Law = LegalProfiles.For("LP-2005");
    private readonly List<OrderItemEntry> _rows = [new OrderItemEntry { Finding = "f1" }];
    private readonly FixedClock _clock = new(new DateTimeOffset(2005, 4, 22, 1, 0, 0, TimeSpan.Zero));
    private JsonObject _asked = [];

    public OrderItems()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Services.AddSingleton<Texts>();
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton<IOrderPreviews>(this);
    }

    [Fact]
    public void The_proposal_is_put_in_and_each_date_says_why_it_is_that_date()
    {
        var field = Show();
        Assert.Contains("A05", field.Find(".order-item").TextContent, StringComparison.Ordinal);
        Assert.Equal("15", field.Find(".order-days input").GetAttribute("value"));
        Assert.True(field.Find(".law-picker input").HasAttribute("checked"));
        Assert.Contains("2005-05-08 24:00", field.Find(".order-item .why summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("调休上班", field.Find(".order-item .why p").TextContent, StringComparison.Ordinal);
        Assert.Equal(("f1", 15), (_rows[0].Finding, _rows[0].Proposed));
    }

    [Fact]
    public void Other_days_ask_for_their_reason_and_go_with_what_is_sent()
    {
        var field = Show();
        Assert.Single(field.FindAll(".order-days input"));
        field.Find(".order-days input").Change("8");
        field.FindAll(".order-days input")[1].Change("已有方案");
        var row = _asked["items"]![0]!;
        Assert.Equal((8, "已有方案"), (row["days"]!.GetValue<int>(), row["reason"]!.GetValue<string>()));
    }

    [Fact]
    public void A_rule_is_left_out_or_added_with_its_article()
    {
        var field = Show();
        field.Find(".law-picker input").Change(false);
        field.Find(".law-picker select").Change("互联网信息服务管理办法");
        field.Find(".law-picker input[type=number]").Change("14");
        field.Find(".law-picker button").Click();
        Assert.Equal(["《互联网信息服务管理办法》第十四条"], _rows[0].Bases);
        Assert.Contains("第十四条", field.Find(".law-picker").TextContent, StringComparison.Ordinal);
    }

    public Task<Answer<OrderPreview>> PreviewAsync(string caseId, JsonObject form, LocalDate servedOn)
    {
        _asked = form;
        var finding = new Finding { Id = "f1", CaseId = caseId, CampaignId = "k", InspectionId = "v", ItemCode = "A05", Gap = "SYS", Severity = "C", Fact = "未建立制度", Evidence = "照片", Basis = "" };
        var proposal = OrderComposer.Propose([finding], Law, servedOn, "福田", new HashSet<string>())[0];
        var due = new LegalClock(_clock).Due(servedOn, StatutoryPeriod.CalendarDays(proposal.Days), Law);
        return Task.FromResult<Answer<OrderPreview>>(new OrderPreview(Law, servedOn, 15, due, [new ItemPreview(proposal, proposal.AsProposed(), due)], null, null, []) { InForce = [Instruments.Find("互联网信息服务管理办法")!] });
    }

    private IRenderedComponent<OrderItemsField> Show() => Render<OrderItemsField>(field => field.Add(f => f.Id, "items").Add(f => f.Label, "整改项").Add(f => f.CaseId, "c1").Add(f => f.Rows, _rows));
}
