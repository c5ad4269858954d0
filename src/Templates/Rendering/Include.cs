using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Orchestrator.Templates.Rendering;

/// <summary><c>include</c> whose result is markup: the built-in one returns a string, which would be encoded a second time.</summary>
internal sealed class Include : IScriptCustomFunction
{
    private readonly IncludeFunction _inner = new();

    public int RequiredParameterCount => _inner.RequiredParameterCount;
    public int ParameterCount => _inner.ParameterCount;
    public ScriptVarParamKind VarParamKind => _inner.VarParamKind;
    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => _inner.GetParameterInfo(index);

    public object Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new Raw(_inner.Invoke(context, callerContext, arguments, blockStatement)?.ToString()?.Trim('\n') ?? "");

    public async ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new Raw((await _inner.InvokeAsync(context, callerContext, arguments, blockStatement))?.ToString()?.Trim('\n') ?? "");
}
