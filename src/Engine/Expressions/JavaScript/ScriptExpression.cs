using System.Globalization;
using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>
/// A JavaScript expression or body, parsed once. Each evaluation has an engine of its own with limits on time, statements, memory, recursion and result;
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
    private readonly bool usesContainer;
    private readonly bool usesArguments;
    private readonly bool isPlain;
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
        isPlain = ScriptShape.IsPlain(script.Program!);
        usesTypes = identifiers.Any(ScriptTypes.Mentions);
        usesContainer = identifiers.Contains("variables");
        usesArguments = identifiers.Contains("args");
        containerNames = [.. ContainerMember().Matches(code).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];
        AsksForOutputs = mentioned.Any(m => m is "getOutputFrom" or "getLastResult" || ScriptFunctions.IsOutputAccessor(m));
    }

    /// <summary>Whether the script reads the output of another step.</summary>
    public bool AsksForOutputs { get; }

    [GeneratedRegex(@"[\p{L}_$][\p{L}\p{N}_$]*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\bvariables\.([\p{L}_$][\p{L}\p{N}_$]*)", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerMember();

    [GeneratedRegex(@":(\d+):(\d+)\)?\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Place();

    public override object? Evaluate(ActivityExecutionContext context) => Run(context, null);

    /// <summary>Runs with further globals, which the caller installs.</summary>
    public object? Run(ActivityExecutionContext context, Action<ScriptScope>? prepare)
    {
        using var engine = new Jint.Engine(Configure(context));
        if (!isPlain)
            new ScriptGuards(engine, options.ScriptMaxOutput).Install();
        var scope = new ScriptScope(engine, context);
        foreach (var name in mentioned)
            ScriptFunctions.Install(scope, name);
        if (usesTypes)
            ScriptTypes.Define(scope);
        if (usesContainer)
            scope.OpenContainer(containerNames);
        if (usesArguments)
            scope.ShowArguments();
        prepare?.Invoke(scope);
        try
        {
            var result = scope.FromScript(Settled(engine.Evaluate(script)));
            scope.CloseContainer();
            return result;
        }
        catch (PromiseRejectedException e)
        {
            var (line, column) = PlaceOf(e.RejectedValue);
            throw new ScriptFaultException(place,
                string.Create(CultureInfo.InvariantCulture, $"脚本的 Promise 被拒绝（第 {line} 行第 {column} 列）：{e.RejectedValue}"),
                string.Create(CultureInfo.InvariantCulture, $"The script's promise was rejected at line {line}, column {column}: {e.RejectedValue}"), line, column, e);
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
            // The engine still knows the statement that it came to last.
            var (line, column) = FirstPlaceIn(engine.Advanced.StackTrace) ?? (0, 0);
            throw new ScriptFaultException(place,
                string.Create(CultureInfo.InvariantCulture, $"脚本超出限制（第 {line} 行第 {column} 列）：{limit.Zh}。"),
                string.Create(CultureInfo.InvariantCulture, $"The script exceeded its limit of {limit.En} at line {line}, column {column}."), line, column, e);
        }
    }

    // An evaluation has run every continuation that could run, within its limits. What is pending then waits for something that no script can reach.
    private JsValue Settled(JsValue result)
    {
        if (!result.IsPromise())
            return result;
        try
        {
            return result.UnwrapIfPromise();
        }
        catch (InvalidOperationException e)
        {
            var (line, column) = LastStatement();
            throw new ScriptFaultException(place,
                string.Create(CultureInfo.InvariantCulture, $"脚本返回的 Promise（第 {line} 行第 {column} 列）永远不会完成。"),
                string.Create(CultureInfo.InvariantCulture, $"The script returned a promise that nothing will ever settle, at line {line}, column {column}."), line, column, e);
        }
    }

    // An error knows where it was made; whatever else a promise is rejected with does not, and then the statement that gave the promise is named.
    private (int Line, int Column) PlaceOf(JsValue rejected) =>
        (rejected is ObjectInstance error && error.Get("stack") is JsString stack ? FirstPlaceIn(stack.ToString()) : null) ?? LastStatement();

    private (int Line, int Column) LastStatement() => script.Program!.Body is [.., var last] ? (last.Location.Start.Line, last.Location.Start.Column + 1) : (1, 1);

    private static (int Line, int Column)? FirstPlaceIn(string stack) => Place().Match(stack) is { Success: true } at
        ? (int.Parse(at.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(at.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
        : null;

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
        // Calls that pass through the library itself (toString, proxies, lists within lists) are not counted as recursion; they end before the stack does.
        o.Constraints.StackOverflowGuard = true;
        o.AgentCanSuspend = false;
        o.TimeZone = options.TimeZone;
        o.TimeSystem = new ScriptClock(context.Clock, options.TimeZone);
    };

    private static (string Zh, string En)? Limit(Exception exception) => exception switch
    {
        TimeoutException or RegexMatchTimeoutException => ("运行时间", "running time"),
        StatementsCountOverflowException => ("语句数", "statements"),
        MemoryLimitExceededException or OutOfMemoryException => ("内存", "memory"),
        ScriptTooLargeException => ("数据大小", "size"),
        RecursionDepthOverflowException or InsufficientExecutionStackException => ("递归深度", "recursion"),
        _ => null,
    };
}
