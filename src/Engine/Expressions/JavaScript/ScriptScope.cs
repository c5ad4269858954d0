using Jint.Native;
using Jint.Runtime.Interop;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>What one evaluation of a script can reach.</summary>
internal sealed class ScriptScope(Jint.Engine engine, ActivityExecutionContext context)
{
    private readonly Dictionary<string, string> before = new(StringComparer.Ordinal);

    public Jint.Engine Engine => engine;
    public ActivityExecutionContext Context => context;
    public WorkflowExecutionContext Workflow => context.WorkflowExecutionContext;

    public void Define(string name, Func<JsValue[], object?> function) =>
        engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => ScriptValues.ToScript(engine, function(arguments))));

    /// <summary>A value of the script as a plain one, if it is not too large.</summary>
    public object? FromScript(JsValue value) => ScriptValues.FromScript(value, new ScriptBudget(Workflow.Environment.Options.ScriptMaxOutput));

    /// <summary>Variables that are visible here, innermost first, each name once.</summary>
    public IEnumerable<string> VariableNames()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var scope = context; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            foreach (var name in (scope.DynamicVariables?.Keys ?? Enumerable.Empty<string>()).Concat(scope.DeclaredVariables.Select(v => v.Name)))
            {
                if (seen.Add(name))
                    yield return name;
            }
        }
    }

    /// <summary>Fills the object <c>variables</c> with the names that the script mentions.</summary>
    public JsObject OpenContainer(string[] names)
    {
        var container = new JsObject(engine);
        foreach (var name in names)
        {
            var value = context.GetVariable(name);
            before[name] = PlainValue.ToJson(value);
            container.Set(name, ScriptValues.ToScript(engine, value));
        }
        engine.SetValue("variables", container);
        return container;
    }

    /// <summary>Writes back what the script changed in it.</summary>
    public void CloseContainer(JsObject container, string[] names)
    {
        foreach (var name in names)
        {
            var value = FromScript(container.Get(name));
            if (PlainValue.ToJson(value) != before[name])
                context.SetVariable(name, value);
        }
    }
}
