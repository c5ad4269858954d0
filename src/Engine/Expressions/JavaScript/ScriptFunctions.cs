using System.Text;
using Jint;
using Jint.Native;
using Orchestrator.Engine.Http;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>Elsa's functions for scripts, and the accessors that it generates from the names of variables, inputs and outputs.</summary>
internal static class ScriptFunctions
{
    private static readonly Dictionary<string, Action<ScriptScope, string>> Functions = new(StringComparer.Ordinal)
    {
        ["getVariable"] = (s, n) => s.Define(n, a => s.Context.GetVariable(Text(a, 0))),
        ["setVariable"] = (s, n) => s.Define(n, a => { s.SetVariable(Text(a, 0), a.ElementAtOrDefault(1) ?? JsValue.Null); return null; }),
        ["getInput"] = (s, n) => s.Define(n, a => Input(s, Text(a, 0))),
        ["getOutputFrom"] = (s, n) => s.Define(n, a => Output(s, Text(a, 0), a.Length > 1 && !a[1].IsNull() && !a[1].IsUndefined() ? Text(a, 1) : null)),
        ["getLastResult"] = (s, n) => s.Define(n, _ => s.Workflow.LastResult),
        ["getWorkflowDefinitionId"] = (s, n) => s.Define(n, _ => s.Workflow.DefinitionId),
        ["getWorkflowDefinitionVersionId"] = (s, n) => s.Define(n, _ => s.Workflow.DefinitionVersionId),
        ["getWorkflowDefinitionVersion"] = (s, n) => s.Define(n, _ => s.Workflow.DefinitionVersion),
        ["getWorkflowInstanceId"] = (s, n) => s.Define(n, _ => s.Workflow.Id),
        ["getWorkflowInstanceName"] = (s, n) => s.Define(n, _ => s.Workflow.Name),
        ["setWorkflowInstanceName"] = (s, n) => s.Define(n, a => { s.Workflow.Name = Text(a, 0); return null; }),
        ["getCorrelationId"] = (s, n) => s.Define(n, _ => s.Workflow.CorrelationId),
        ["setCorrelationId"] = (s, n) => s.Define(n, a => { s.Workflow.CorrelationId = Text(a, 0); return null; }),
        ["isNullOrWhiteSpace"] = (s, n) => s.Define(n, a => string.IsNullOrWhiteSpace(TextOrNull(a, 0))),
        ["isNullOrEmpty"] = (s, n) => s.Define(n, a => string.IsNullOrEmpty(TextOrNull(a, 0))),
        ["toJson"] = (s, n) => s.Define(n, a => PlainValue.ToJson(s.FromScript(a.ElementAtOrDefault(0) ?? JsValue.Null))),
        ["parseGuid"] = (s, n) => s.Define(n, a => Guid.Parse(Text(a, 0))),
        ["newGuid"] = (s, n) => s.Define(n, _ => NewGuid(s)),
        ["newGuidString"] = (s, n) => s.Define(n, _ => NewGuid(s).ToString("D")),
        ["getGuidString"] = (s, n) => s.Define(n, _ => NewGuid(s).ToString("D")),
        ["newShortGuid"] = (s, n) => s.Define(n, _ => ShortGuid(s)),
        ["getShortGuid"] = (s, n) => s.Define(n, _ => ShortGuid(s)),
        ["stringToBase64"] = (s, n) => s.Define(n, a => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(a, 0)))),
        ["bytesToString"] = (s, n) => s.Define(n, a => Encoding.UTF8.GetString(Bytes(s, a))),
        ["bytesFromString"] = (s, n) => s.Define(n, a => Encoding.UTF8.GetBytes(Text(a, 0))),
        ["bytesToBase64"] = (s, n) => s.Define(n, a => Convert.ToBase64String(Bytes(s, a))),
        ["bytesFromBase64"] = (s, n) => s.Define(n, a => Convert.FromBase64String(Text(a, 0))),
        // What a stream held has been read when a script sees it.
        ["streamToBytes"] = (s, n) => s.Define(n, a => Bytes(s, a)),
        ["streamToBase64"] = (s, n) => s.Define(n, a => Convert.ToBase64String(Bytes(s, a))),
        ["readStreamAsText"] = (s, n) => s.Define(n, a => Encoding.UTF8.GetString(Bytes(s, a))),
        ["stringFromBase64"] = (s, n) => s.Define(n, a => Encoding.UTF8.GetString(Convert.FromBase64String(Text(a, 0)))),
        ["getConfig"] = (s, n) => s.Define(n, a => Setting(s, Text(a, 0))),
        ["createEventTriggerUrl"] = (s, n) => s.Define(n, a => EventUrl(s, Text(a, 0), a.ElementAtOrDefault(1) ?? JsValue.Null)),
    };

    public static bool IsInstallable(string identifier) => Functions.ContainsKey(identifier) || IsAccessor(identifier);

    public static bool IsOutputAccessor(string identifier) =>
        identifier.StartsWith("get", StringComparison.Ordinal) && identifier.IndexOf("From", 3, StringComparison.Ordinal) > 3 && !identifier.EndsWith("From", StringComparison.Ordinal);

    public static void Install(ScriptScope scope, string name)
    {
        if (Functions.TryGetValue(name, out var install))
            install(scope, name);
        else
            InstallAccessor(scope, name);
    }

    private static bool IsAccessor(string identifier) =>
        identifier.Length > 3 && (identifier.StartsWith("get", StringComparison.Ordinal) || identifier.StartsWith("set", StringComparison.Ordinal)) && !char.IsLower(identifier[3]);

    private static void InstallAccessor(ScriptScope scope, string name)
    {
        var subject = name[3..];
        var variable = scope.VariableNames().FirstOrDefault(v => Matches(v, subject));
        if (name[0] == 's')
        {
            if (variable is not null)
                scope.Define(name, a => { scope.SetVariable(variable, a.ElementAtOrDefault(0) ?? JsValue.Null); return null; });
        }
        else if (variable is not null)
        {
            scope.Define(name, _ => scope.Context.GetVariable(variable));
        }
        else if (InputName(scope, subject) is { } input)
        {
            scope.Define(name, _ => Input(scope, input));
        }
        else if (IsOutputAccessor(name))
        {
            var middle = subject.IndexOf("From", 1, StringComparison.Ordinal);
            scope.Define(name, _ => Output(scope, subject[(middle + 4)..], subject[..middle]));
        }
    }

    private static string? InputName(ScriptScope scope, string subject) =>
        scope.Workflow.Graph.Header.Inputs.Select(i => i.Name).Concat(scope.Workflow.Input.Keys).Concat(scope.Workflow.ResumeInput.Keys).FirstOrDefault(i => Matches(i, subject));

    // The accessor's name is the Pascalized name: first letter raised, blanks and underscores gone.
    private static bool Matches(string name, string subject)
    {
        if (name.Length < subject.Length)
            return false;
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return string.Equals(plain, subject, StringComparison.OrdinalIgnoreCase) || string.Equals(name, subject, StringComparison.OrdinalIgnoreCase);
    }

    // Within a workflow used as an activity the input is a variable of that name; it stands nearer than the instance's input.
    private static object? Input(ScriptScope scope, string name) =>
        scope.Context.TryGetWorkflowInput(name, out var value) ? value : scope.Context.GetVariable(name);

    private static object? Output(ScriptScope scope, string activityIdOrName, string? output)
    {
        var node = scope.Workflow.Graph.FindByIdOrName(activityIdOrName, scope.Context.Node.Scope);
        if (node is null || !scope.Workflow.ActivityOutputs.TryGetValue(node.OutputKey, out var outputs))
            return null;
        if (output is null)
            return outputs.TryGetValue("Result", out var result) ? result : outputs.Values.FirstOrDefault();
        return outputs.FirstOrDefault(o => string.Equals(o.Key, output, StringComparison.OrdinalIgnoreCase)).Value;
    }

    private static Guid NewGuid(ScriptScope scope) => Guid.CreateVersion7(scope.Context.Clock.GetUtcNow());

    private static string ShortGuid(ScriptScope scope) => Convert.ToBase64String(NewGuid(scope).ToByteArray()).Replace("+", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal).TrimEnd('=');

    // Bytes that were stored with an object come back as Base64 text.
    private static byte[] Bytes(ScriptScope scope, JsValue[] arguments) => ValueConverter.To<byte[]>(scope.FromScript(arguments.ElementAtOrDefault(0) ?? JsValue.Null)) ?? [];

    private static string? Setting(ScriptScope scope, string name) =>
        (scope.Workflow.Environment.Options.ReadableSettings ?? throw new InvalidOperationException("本服务没有开放 getConfig。getConfig is not enabled on this service."))(name);

    private static string EventUrl(ScriptScope scope, string eventName, JsValue until)
    {
        var urls = scope.Context.GetService<IEventTriggerUrls>() ?? throw new InvalidOperationException("本服务没有开放 createEventTriggerUrl。createEventTriggerUrl is not enabled on this service.");
        if (eventName.Length == 0)
            throw new InvalidOperationException("“事件名”没有值。createEventTriggerUrl needs the name of an event.");
        DateTimeOffset? expires = scope.FromScript(until) switch
        {
            null => null,
            DateTimeOffset at => at,
            string span when Durations.TryParse(span, out var lifetime) => scope.Context.Clock.GetUtcNow() + lifetime,
            var other => ValueConverter.To<DateTimeOffset>(other, scope.Workflow.TimeZone),
        };
        return urls.UrlOf(eventName, scope.Workflow.Id, expires);
    }

    private static string Text(JsValue[] arguments, int index) => TextOrNull(arguments, index) ?? "";

    private static string? TextOrNull(JsValue[] arguments, int index) =>
        index < arguments.Length && !arguments[index].IsNull() && !arguments[index].IsUndefined() ? arguments[index].ToString() : null;
}
