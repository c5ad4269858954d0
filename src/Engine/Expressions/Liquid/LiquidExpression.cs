using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>A Liquid template, parsed once. It sees plain values only, its output is text as written (nothing is HTML-encoded), and its time, steps, depth and length are bounded.</summary>
internal sealed class LiquidExpression : CompiledExpression
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Shared = MakeOptions();
    private readonly IFluidTemplate template;
    private readonly EngineOptions options;
    private readonly string place;

    private LiquidExpression(IFluidTemplate template, string place, EngineOptions options)
    {
        this.template = template;
        this.place = place;
        this.options = options;
    }

    public static bool TryParse(string text, string place, EngineOptions options, [NotNullWhen(true)] out LiquidExpression? expression, out string? error)
    {
        if (LiquidNesting.IsTooDeep(text, options.LiquidMaxNesting))
        {
            (expression, error) = (null, $"嵌套或运算过多，超过 {options.LiquidMaxNesting} 层。More than {options.LiquidMaxNesting} levels or operators in one tag.");
            return false;
        }
        expression = Parser.TryParse(text, out var template, out error) ? new LiquidExpression(new Bounder(options.LiquidMaxSteps, new LiquidPlaces(text)).VisitTemplate(template), place, options) : null;
        return expression is not null;
    }

    public override object? Evaluate(ActivityExecutionContext context)
    {
        var workflow = context.WorkflowExecutionContext;
        var model = new TemplateContext(Shared)
        {
            MaxSteps = options.LiquidMaxSteps,
            TimeZone = options.TimeZone,
            Now = () => TimeZoneInfo.ConvertTime(workflow.Clock.GetUtcNow(), options.TimeZone),
        };
        var budget = new LiquidBudget(options);
        budget.Attach(model);
        model.SetValue("Variables", FluidValue.Create(LiquidValues.Localize(Variables(context), options.TimeZone), Shared));
        model.SetValue("Input", FluidValue.Create(LiquidValues.Localize(Inputs(context), options.TimeZone), Shared));
        model.SetValue("CorrelationId", Text(workflow.CorrelationId));
        model.SetValue("WorkflowDefinitionId", Text(workflow.DefinitionId));
        model.SetValue("WorkflowDefinitionVersionId", Text(workflow.DefinitionVersionId));
        model.SetValue("WorkflowDefinitionVersion", NumberValue.Create(workflow.DefinitionVersion));
        model.SetValue("WorkflowInstanceId", Text(workflow.Id));
        if (options.ReadableSettings is { } settings)
            model.SetValue("Configuration", new LiquidSetting(settings, ""));
        using var output = new BoundedWriter(options.LiquidMaxOutput);
        try
        {
            // Values are plain, so nothing in a template is truly asynchronous.
            var rendering = template.RenderAsync(output, NullEncoder.Default, model);
            if (!rendering.IsCompletedSuccessfully)
                rendering.AsTask().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is InvalidOperationException or FluidException or ArgumentException or FormatException or ArithmeticException or OutOfMemoryException)
        {
            var (zh, en) = budget.Place is { } at
                ? (string.Create(CultureInfo.InvariantCulture, $"（第 {at.Line} 行第 {at.Column} 列）"), string.Create(CultureInfo.InvariantCulture, $" at line {at.Line}, column {at.Column}"))
                : ("", "");
            throw new LiquidFaultException($"{place}：Liquid 模板出错{zh}：{e.Message} The Liquid template failed{en}: {e.Message}", e);
        }
        return output.ToString();
    }

    private static StringValue Text(string? text) => new(text ?? "");

    private static Dictionary<string, object?> Variables(ActivityExecutionContext context)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var scope = context; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            foreach (var name in (scope.DynamicVariables?.Keys ?? Enumerable.Empty<string>()).Concat(scope.DeclaredVariables.Select(v => v.Name)))
            {
                if (!values.ContainsKey(name))
                    values[name] = context.GetVariable(name);
            }
        }
        return values;
    }

    private static Dictionary<string, object?> Inputs(ActivityExecutionContext context)
    {
        var workflow = context.WorkflowExecutionContext;
        var values = new Dictionary<string, object?>(workflow.Input, StringComparer.Ordinal);
        foreach (var (name, value) in workflow.ResumeInput)
            values[name] = value;
        foreach (var name in context.InputsOfSurroundingWorkflow())
            values[name] = context.TryGetWorkflowInput(name, out var value) ? value : null;
        return values;
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions { MaxRecursion = 50, CultureInfo = CultureInfo.InvariantCulture };
        LiquidFilters.AddTo(options);
        return options;
    }
}
