using System.Text.Json.Nodes;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Templates.Tests;

/// <summary>No document is printed with a hole: each required field, taken away or emptied, is refused by name and place.</summary>
public sealed class RequiredFields
{
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var template in Shipped.Renderer.Templates)
            {
                foreach (var path in template.RequiredFields)
                    all.Add(template.Code, path);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_missing_or_empty_required_field_is_named_with_template_and_line(string code, string path)
    {
        foreach (var replacement in new JsonNode?[] { null, JsonValue.Create("  "), new JsonArray() })
        {
            var data = SampleData.Of(code);
            var place = Replace(data, path, replacement?.DeepClone());
            var refused = Assert.Throws<RefusedException>(() => Shipped.Renderer.Render(code, data));
            Assert.Equal("template.field_missing", refused.Refusal.Code);
            Assert.Equal(place, refused.Data["field"]);
            Assert.Contains(place, refused.Refusal.Zh, StringComparison.Ordinal);
            Assert.Contains(place, refused.Refusal.En, StringComparison.Ordinal);
            Assert.True((int)refused.Data["line"]! > 0 && (int)refused.Data["column"]! > 0, refused.Message);
        }
    }

    [Fact]
    public void A_missing_field_is_shown_where_the_template_prints_it()
    {
        const string fields = "  - path: items\n    type: list\n    zh: 问题\n    en: items\n    of:\n      - { path: title, type: text, zh: 名称, en: title }\n";
        var refused = Engine.Refused("<p>\n{{ for item in items }}{{ item.title }}{{ end }}", (JsonObject)JsonNode.Parse("""{"items":[{"title":"a"},{"title":""}]}""")!, fields);
        Assert.Equal("items[1].title", refused.Data["field"]);
        Assert.Equal(16, refused.Data["line"]);
        Assert.Equal(27, refused.Data["column"]);
        Assert.StartsWith("模板 T1 第 16 行第 27 列：缺少必填字段“名称”（items[1].title）", refused.Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void All_missing_fields_are_named_at_once()
    {
        var data = SampleData.Of("D11");
        data.Remove("report_to");
        ((JsonObject)data["unit"]!).Remove("name");
        var refused = Assert.Throws<RefusedException>(() => Shipped.Renderer.Render("D11", data));
        Assert.Contains("unit.name", refused.Refusal.Zh, StringComparison.Ordinal);
        Assert.Contains("report_to", refused.Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optional_field_without_value_cannot_be_printed_as_a_blank()
    {
        var refused = Engine.Refused("一\n{{ x }}");
        Assert.Equal("template.field_missing", refused.Refusal.Code);
        Assert.Equal("x", refused.Data["field"]);
        Assert.Equal(11, refused.Data["line"]);
    }

    [Theory]
    [InlineData("{ path: d, type: date, zh: 日, en: d }", "\"2005-02-30\"")]
    [InlineData("{ path: d, type: instant, zh: 时, en: d }", "\"2005-05-10T09:00:00\"")]
    [InlineData("{ path: d, type: money, zh: 额, en: d }", "-1")]
    [InlineData("{ path: d, type: money, zh: 额, en: d }", "0.005")]
    [InlineData("{ path: d, type: integer, zh: 数, en: d }", "1.5")]
    [InlineData("{ path: d, type: text, zh: 文, en: d }", "5")]
    [InlineData("{ path: d, type: yes_no, zh: 否, en: d }", "\"yes\"")]
    [InlineData("{ path: d, type: choice, choices: [a, b], zh: 选, en: d }", "\"c\"")]
    [InlineData("{ path: d, type: laws, zh: 法, en: d }", "[{\"article\":3}]")]
    [InlineData("{ path: d, type: list, min: 2, zh: 列, en: d }", "[\"a\"]")]
    public void A_value_of_the_wrong_kind_is_refused(string field, string value)
    {
        var refused = Engine.Refused("{{ d }}", (JsonObject)JsonNode.Parse($$"""{"d":{{value}}}""")!, $"  - {field}\n");
        Assert.Equal("template.field_invalid", refused.Refusal.Code);
        Assert.StartsWith("d", (string)refused.Data["field"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_officers_are_two_people()
    {
        var data = SampleData.Of("D11");
        data["officers"]![1]!["badge"] = data["officers"]![0]!["badge"]!.DeepClone();
        var refused = Assert.Throws<RefusedException>(() => Shipped.Renderer.Render("D11", data));
        Assert.Equal("officers", refused.Data["field"]);
        Assert.Equal("template.field_invalid", refused.Refusal.Code);
    }

    // Walks to the field, always through the first element of a list, and returns the path as a fault names it.
    private static string Replace(JsonObject data, string path, JsonNode? value)
    {
        var parts = path.Split('.');
        JsonNode node = data;
        foreach (var part in parts[..^1])
        {
            node = node[part.Replace("[]", "", StringComparison.Ordinal)]!;
            if (part.EndsWith("[]", StringComparison.Ordinal))
                node = node[0]!;
        }

        if (value is null)
            ((JsonObject)node).Remove(parts[^1]);
        else
            node[parts[^1]] = value;
        return path.Replace("[]", "[0]", StringComparison.Ordinal);
    }
}
