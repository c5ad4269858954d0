using System.Diagnostics;
using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>What one rendering may still use. The library counts steps, but not what a step does.</summary>
internal sealed class LiquidBudget(EngineOptions options)
{
    private const string Key = "budget";
    private const int Filters = 32;
    private readonly long started = Stopwatch.GetTimestamp();
    private long made;

    /// <summary>The statement that runs now, or ran last; null before the first.</summary>
    public LiquidPlace? Place { get; set; }

    public int MaxOutput => options.LiquidMaxOutput;

    public static LiquidBudget Of(TemplateContext context) => (LiquidBudget)context.AmbientValues[Key];

    public void Attach(TemplateContext context) => context.AmbientValues[Key] = this;

    public void CheckTime()
    {
        if (Stopwatch.GetElapsedTime(started) > options.LiquidTimeout)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the limit of {options.LiquidTimeout.TotalSeconds} seconds running time is exceeded"));
    }

    /// <summary>Whether one value of that length may be made.</summary>
    public void Require(double length)
    {
        if (length > MaxOutput)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"a value longer than {MaxOutput} characters"));
    }

    /// <summary>Counts what a filter made.</summary>
    public void Spend(FluidValue value)
    {
        var size = SizeOf(value);
        Require(size);
        made += size;
        if (made > (long)Filters * MaxOutput)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the filters make more than {(long)Filters * MaxOutput} characters"));
        CheckTime();
    }

    public static int SizeOf(FluidValue value) => value switch
    {
        ArrayValue array => array.Values.Count,
        StringValue text => text.ToStringValue().Length,
        _ => 1,
    };
}
