using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>A setting of the service, or a section of them: <c>Configuration.Site.Name</c> is the setting <c>Site:Name</c>.</summary>
internal sealed class LiquidSetting(Func<string, string?> settings, string name) : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    public override bool Equals(FluidValue? other) => other is not null && ToStringValue() == other.ToStringValue();

    public override bool ToBooleanValue() => Value is not null;

    public override decimal ToNumberValue() => decimal.TryParse(Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public override object? ToObjectValue() => Value;

    public override string ToStringValue() => Value ?? "";

    public override ValueTask<FluidValue> GetValueAsync(string member, TemplateContext context) => new(new LiquidSetting(settings, name.Length == 0 ? member : name + ":" + member));

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => new(writer.WriteAsync(ToStringValue()));

    private string? Value => name.Length == 0 ? null : settings(name);
}
