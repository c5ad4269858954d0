using System.Globalization;
using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>
/// A JavaScript expression or body, parsed once. Each evaluation has an engine of its own with limits on time, statements, memory and recursion;
/// no CLR type is reachable, code cannot be made from text, and the clock is the engine's.
/// Only functions that the text mentions are installed, which keeps an evaluation in the microseconds.
/// </summary>
internal sealed partial class ScriptExpression : CompiledExpression
{
    private static readonly ScriptPreparationOptions Preparation = new() { ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true } };
    private readonly Prepared<Script> script;
    private readonly string[] mentioned;
    private readonly string[] containerNames;
    private readonly bool usesTypes;
    private readonly string place;
    private readonly EngineOptions options;

    /// <exception cref="ScriptSyntaxException">The code does not parse.</exception>
    public ScriptExpression(string code, string place, DefinitionHeader header, EngineOptions options)
    {
        this.options = options;
        this.place = $"{header.DefinitionId} {place}";
        try
        {
            script = Jint.Engine.PrepareScript(code, source: place, strict: false, Preparation);
        }
        catch (ScriptPreparationException e)
        {
            var parse = e.InnerException as Acornima.ParseErrorException;
            throw new ScriptSyntaxException(parse?.Description ?? e.Message, parse?.LineNumber ?? 1, (parse?.Column ?? 0) + 1, e);
        }
        string[] identifiers = [.. Identifier().Matches(code).Select(m => m.Value).Distinct(StringComparer.Ordinal)];
        mentioned = [.. identifiers.Where(ScriptFunctions.IsInstallable)];
        usesTypes = identifiers.Any(ScriptTypes.Mentions);
        containerNames = [.. ContainerMember().Matches(code).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];
        AsksForOutputs = mentioned.Any(m => m is "getOutputFrom" or "getLastResult" || ScriptFunctions.IsOutputAccessor(m));
    }

    /// <summary>Whether the script reads the output of another step.</summary>
    public bool AsksForOutputs { get; }

    [GeneratedRegex(@"[\p{L}_$][\p{L}\p{N}_$]*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\bvariables\.([\p{L}_$][\p{L}\p{N}_$]*)", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerMember();

    public override object? Evaluate(ActivityExecutionContext context) => Run(context, null);

    /// <summary>Runs with further globals, which the caller installs.</summary>
    public object? Run(ActivityExecutionContext context, Action<Jint.Engine>? prepare)
    {
        using var engine = new Jint.Engine(Configure(context));
        var scope = new ScriptScope(engine, context);
        foreach (var name in mentioned)
            ScriptFunctions.Install(scope, name);
        if (usesTypes)
            ScriptTypes.Define(scope);
        var container = containerNames.Length > 0 ? scope.OpenContainer(containerNames) : null;
        prepare?.Invoke(engine);
        try
        {
            var result = ScriptValues.FromScript(engine.Evaluate(script));
            if (container is not null)
                scope.CloseContainer(container, containerNames);
            return result;
        }
        catch (JavaScriptException e)
        {
            var line = e.Location.Start.Line;
            var column = e.Location.Start.Column + 1;
            var at = string.Create(CultureInfo.InvariantCulture, $"第 {line} 行第 {column} 列");
            throw new ScriptFaultException(place, $"脚本出错（{at}）：{e.Message}", string.Create(CultureInfo.InvariantCulture, $"The script threw at line {line}, column {column}: {e.Message}"), line, column, e);
        }
        catch (Exception e) when (Limit(e) is { } limit)
        {
            throw new ScriptFaultException(place, $"脚本超出限制：{limit.Zh}。", $"The script exceeded its limit of {limit.En}.", 0, 0, e);
        }
    }

    private Action<Options> Configure(ActivityExecutionContext context) => o =>
    {
        o.LimitMemory(options.ScriptMaxMemory);
        o.TimeoutInterval(options.ScriptTimeout);
        o.MaxStatements(options.ScriptMaxStatements);
        o.LimitRecursion(options.ScriptMaxRecursion);
        o.CancellationToken(context.CancellationToken);
        o.DisableStringCompilation();
        o.Constraints.RegexTimeout = TimeSpan.FromMilliseconds(200);
        o.Constraints.MaxArraySize = 1_000_000;
        o.TimeZone = options.TimeZone;
        o.TimeSystem = new ScriptClock(context.Clock, options.TimeZone);
    };

    private static (string Zh, string En)? Limit(Exception exception) => exception switch
    {
        TimeoutException or RegexMatchTimeoutException => ("运行时间", "running time"),
        StatementsCountOverflowException => ("语句数", "statements"),
        MemoryLimitExceededException => ("内存", "memory"),
        RecursionDepthOverflowException or InsufficientExecutionStackException => ("递归深度", "recursion"),
        _ => null,
    };
}
