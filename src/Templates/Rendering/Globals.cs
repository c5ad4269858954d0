using Orchestrator.Templates.Functions;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;

namespace Orchestrator.Templates.Rendering;

/// <summary>What every template sees beside its data: Scriban's harmless built-ins and the functions of documents.</summary>
internal static class Globals
{
    private static readonly ScriptObject Functions = MakeFunctions();
    private static readonly ScriptObject Builtins = MakeBuiltins();

    /// <summary>Whether a name is a function or a namespace of functions, or one that Scriban itself sets.</summary>
    public static bool Has(string name) => name is "for" or "while" or "empty" or "this" or "page" || Functions.ContainsKey(name) || Builtins.ContainsKey(name);

    /// <summary>Built-ins for one context: their own copy, so that no template can change what another sees.</summary>
    public static ScriptObject CopyOfBuiltins() => (ScriptObject)Builtins.Clone(true);

    public static ScriptObject CopyOfFunctions() => (ScriptObject)Functions.Clone(false);

    private static ScriptObject MakeFunctions()
    {
        var functions = new ScriptObject();
        functions.Import(typeof(DocumentFunctions), renamer: StandardMemberRenamer.Default);
        return functions;
    }

    private static ScriptObject MakeBuiltins()
    {
        var builtins = (ScriptObject)TemplateContext.GetDefaultBuiltinObject().Clone(true);
        builtins.SetReadOnly("include", false);
        builtins.SetValue("include", new Include(), true);
        // Evaluation of strings, another way to include, and the wall clock are no business of a document.
        var objects = (ScriptObject)builtins["object"]!;
        objects.Remove("eval");
        objects.Remove("eval_template");
        builtins.Remove("include_join");
        builtins.Remove("date");
        builtins.Remove("timespan");
        var maths = (ScriptObject)builtins["math"]!;
        maths.Remove("uuid");
        maths.Remove("random");
        return builtins;
    }
}
