using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Templates.Tests;

/// <summary>What a document must or must not say, by law, by form and by profile.</summary>
public sealed class DocumentRules
{
    [Theory]
    [InlineData("LP-2005", false)]
    [InlineData("LP-2006", false)]
    [InlineData("LP-2012", true)]
    [InlineData("LP-2026B", true)]
    public void The_surcharge_has_a_cap_only_since_2012(string profile, bool capped)
    {
        var data = SampleData.Of("D27");
        data["profile"] = profile;
        Assert.Equal(capped, Html("D27", data).Contains("加处罚款的数额不超出罚款的数额", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hearing_is_spoken_of_only_where_there_is_a_right_to_it()
    {
        var data = SampleData.Of("D18");
        Assert.Contains("要求举行听证", Html("D18", data), StringComparison.Ordinal);
        data.Remove("hearing");
        data.Remove("answer");
        Assert.DoesNotContain("听证", Html("D18", data), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_without_remedy_clause_is_still_whole()
    {
        var data = SampleData.Of("D11");
        Assert.Contains("三个月内依法直接向深圳市福田区人民法院", Html("D11", data), StringComparison.Ordinal);
        data.Remove("remedy");
        Assert.DoesNotContain("行政复议", Html("D11", data), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_service_the_order_states_the_term_and_no_date()
    {
        var data = SampleData.Of("D11");
        data.Remove("due_date");
        data.Remove("extension_date");
        var html = Html("D11", data);
        Assert.Contains("自收到本通知书之日起十日内完成整改", html, StringComparison.Ordinal);
        Assert.Contains("在期限届满一个工作日前", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_that_does_not_apply_is_struck_out()
    {
        var data = SampleData.Of("D34");
        Assert.Contains("<th>录音录像编号</th><td>/</td>", Html("D34", data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D34", "mode", "\"left\"")]
    [InlineData("D34", "mode", "\"mail\"")]
    [InlineData("D34", "mode", "\"public_notice\"")]
    [InlineData("D15", "conclusion", "\"passed\"")]
    [InlineData("D40", "veto", "\"擅自转售仍在继续\"")]
    [InlineData("D12", "refused", "{\"reason\":\"理由不足\"}")]
    [InlineData("D27", "penalty", "{\"warning\":false,\"fine\":0}")]
    [InlineData("D07", "items", "[{\"code\":\"B01\",\"title\":\"安全员\",\"result\":\"fail\"}]")]
    public void A_document_that_contradicts_itself_is_refused(string code, string field, string value)
    {
        var data = SampleData.Of(code);
        data[field] = JsonNode.Parse(value);
        Assert.Equal("template.runtime", Assert.Throws<RefusedException>(() => Shipped.Renderer.Render(code, data)).Refusal.Code);
    }

    [Theory]
    [InlineData("2005-05-10", "二〇〇五年五月十日")]
    [InlineData("2026-05-10", "2026年5月10日")]
    public void The_date_of_signature_is_written_as_in_its_day(string date, string written)
    {
        var data = SampleData.Of("D13");
        data["issue_date"] = date;
        Assert.Contains($"深圳市公安局<br>{written}", Html("D13", data), StringComparison.Ordinal);
    }

    [Fact]
    public void The_watermark_marks_simulated_data_and_nothing_else()
    {
        var data = SampleData.Of("D05");
        Assert.Contains(">模拟数据</div>", Html("D05", data), StringComparison.Ordinal);
        data.Remove("watermark");
        Assert.DoesNotContain("<div class=\"watermark\"", Html("D05", data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_markup_is_text()
    {
        var data = SampleData.Of("D05");
        data["unit"]!["name"] = "<script>alert('x')</script>&公司";
        var html = Html("D05", data);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;公司", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_template_code_is_text()
    {
        var data = SampleData.Of("D05");
        data["unit"]!["name"] = "{{ contact.phone }}";
        Assert.Contains("{{ contact.phone }}：", Html("D05", data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_stands_alone()
    {
        foreach (var template in Shipped.Renderer.Templates)
        {
            var html = Html(template.Code, SampleData.Of(template.Code));
            Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|embed)|url\\(|https?:|@import", html);
        }
    }

    [Fact]
    public void A_rendered_notice_carries_the_hash_of_its_html_and_the_data_in_one_order()
    {
        var notice = Shipped.Renderer.Render("D13", SampleData.Of("D13"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Html))), notice.Sha256);
        var reversed = new JsonObject(SampleData.Of("D13").Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        Assert.Equal(notice, Shipped.Renderer.Render("D13", reversed));
        Assert.StartsWith("{\"contact\":{\"phone\":", notice.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void The_front_matter_describes_a_template()
    {
        var order = Shipped.Renderer.Describe("D11");
        Assert.Equal(("D11", "责令限期整改通知书", 1, true, true), (order.Code, order.TitleZh, order.Version, order.IsNumbered, order.RequiresService));
        Assert.Contains("items[].requirement", order.RequiredFields);
        Assert.DoesNotContain("remedy.court", order.RequiredFields);
        Assert.False(Shipped.Renderer.Describe("D34").IsNumbered);
    }

    [Fact]
    public void Whatever_bears_a_number_has_its_series_in_the_files_of_law() =>
        Assert.Equal(Shipped.Renderer.Templates.Where(template => template.IsNumbered).Select(template => template.Code).Order(StringComparer.Ordinal),
            DocumentSeries.All.Select(row => row.Document).Where(code => code != DocumentSeries.Tip).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Many_threads_render_the_same_document()
    {
        var expected = Html("D41", SampleData.Of("D41"));
        var rendered = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Html("D41", SampleData.Of("D41")))));
        Assert.All(rendered, html => Assert.Equal(expected, html));
    }

    private static string Html(string code, JsonObject data) => Shipped.Renderer.Render(code, data).Html;
}
