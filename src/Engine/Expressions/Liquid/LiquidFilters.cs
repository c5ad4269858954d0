using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>The library's filters and Elsa's, each counted against the <see cref="LiquidBudget"/>; those that make much out of little are asked beforehand.</summary>
internal static partial class LiquidFilters
{
    public static void AddTo(TemplateOptions options)
    {
        options.Filters.AddFilter("base64", (input, _, _) => new StringValue(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(input.ToStringValue()))));
        options.Filters.AddFilter("keys", (input, _, _) => LiquidValues.ToPlain(input) is Dictionary<string, object?> map ? FluidValue.Create(map.Keys.ToList(), options) : NilValue.Instance);
        options.Filters.AddFilter("json", (input, _, _) => new StringValue(PlainValue.ToJson(LiquidValues.ToPlain(input))));
        foreach (var (name, filter) in options.Filters.ToList())
            options.Filters.AddFilter(name, Count(name, filter));
    }

    private static FilterDelegate Count(string name, FilterDelegate filter) => async (input, arguments, context) =>
    {
        var budget = LiquidBudget.Of(context);
        budget.CheckTime();
        switch (name)
        {
            case "replace":
                budget.Require(Replaced(input.ToStringValue(), arguments.At(0).ToStringValue(), arguments.At(1).ToStringValue()));
                break;
            case "join" when input is ArrayValue array:
                budget.Require(array.Values.Sum(item => (double)LiquidBudget.SizeOf(item)) + (double)array.Values.Count * arguments.At(0).ToStringValue().Length);
                break;
            case "date" or "time_tag" or "format_date" when Width().IsMatch(arguments.At(0).ToStringValue()):
                throw new FormatException("a date format with a width of three digits or more");
            case "format_number" or "format_string" when Width().IsMatch(input.ToStringValue() + " " + arguments.At(0).ToStringValue()):
                throw new FormatException("a format with a width of three digits or more");
        }
        var value = await filter(input, arguments, context);
        budget.Spend(value);
        return value;
    };

    private static double Replaced(string text, string part, string by)
    {
        if (part.Length == 0)
            return text.Length + (text.Length + 1.0) * by.Length;
        var count = 0.0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return text.Length + count * (by.Length - part.Length);
    }

    [GeneratedRegex(@"(%[^a-zA-Z%]*\d{3,})|([A-Za-z,]\d{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex Width();
}
