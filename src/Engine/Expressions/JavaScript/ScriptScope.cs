using Jint.Native;
using Jint.Runtime.Interop;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>What one evaluation of a script can reach.</summary>
internal sealed class ScriptScope(Jint.Engine engine, ActivityExecutionContext context)
{
    private readonly Dictionary<string, string> before = new(StringComparer.Ordinal);
    private JsObject? variables;

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

    /// <summary>Sets a variable, and shows the new value in the object <c>variables</c>.</summary>
    public void SetVariable(string name, JsValue value)
    {
        var plain = FromScript(value);
        context.SetVariable(name, plain);
        if (variables is null || !before.ContainsKey(name))
            return;
        before[name] = PlainValue.ToJson(plain);
        variables.Set(name, ScriptValues.ToScript(engine, context.GetVariable(name)));
    }

    /// <summary>Fills the object <c>variables</c> with the names that the script mentions.</summary>
    public void OpenContainer(string[] names)
    {
        variables = new JsObject(engine);
        foreach (var name in names)
        {
            var value = context.GetVariable(name);
            before[name] = PlainValue.ToJson(value);
            variables.Set(name, ScriptValues.ToScript(engine, value));
        }
        engine.SetValue("variables", variables);
    }

    /// <summary>Shows as <c>args</c> what this very step was given beside its inputs, such as the item for which it is asked.</summary>
    public void ShowArguments() => engine.SetValue("args", ScriptValues.ToScript(engine, context.DynamicVariables ?? []));

    /// <summary>Writes back what the script changed in it.</summary>
    public void CloseContainer()
    {
        foreach (var (name, old) in before)
        {
            var value = FromScript(variables!.Get(name));
            if (PlainValue.ToJson(value) != old)
                context.SetVariable(name, value);
        }
    }
}
