using System.Text;
using System.Text.Json;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>Tells an editor, as TypeScript declarations, what the scripts of a definition may call: Elsa's functions and the accessors made from the definition's own names.</summary>
public static class ScriptDeclarations
{
    private static readonly Dictionary<string, string> Signatures = new(StringComparer.Ordinal)
    {
        ["getVariable"] = "(name: string): any",
        ["setVariable"] = "(name: string, value: any): void",
        ["getInput"] = "(name: string): any",
        ["getOutputFrom"] = "(activityIdOrName: string, outputName?: string): any",
        ["getLastResult"] = "(): any",
        ["getWorkflowDefinitionId"] = "(): string",
        ["getWorkflowDefinitionVersionId"] = "(): string",
        ["getWorkflowDefinitionVersion"] = "(): number",
        ["getWorkflowInstanceId"] = "(): string",
        ["getWorkflowInstanceName"] = "(): string | null",
        ["setWorkflowInstanceName"] = "(name: string): void",
        ["getCorrelationId"] = "(): string | null",
        ["setCorrelationId"] = "(correlationId: string): void",
        ["isNullOrWhiteSpace"] = "(text: string | null): boolean",
        ["isNullOrEmpty"] = "(text: string | null): boolean",
        ["toJson"] = "(value: any): string",
        ["parseGuid"] = "(text: string): string",
        ["newGuid"] = "(): string",
        ["newGuidString"] = "(): string",
        ["getGuidString"] = "(): string",
        ["newShortGuid"] = "(): string",
        ["getShortGuid"] = "(): string",
        ["stringToBase64"] = "(text: string): string",
        ["stringFromBase64"] = "(base64: string): string",
        ["bytesToString"] = "(bytes: Uint8Array): string",
        ["bytesFromString"] = "(text: string): Uint8Array",
        ["bytesToBase64"] = "(bytes: Uint8Array): string",
        ["bytesFromBase64"] = "(base64: string): Uint8Array",
        ["streamToBytes"] = "(stream: any): Uint8Array",
        ["streamToBase64"] = "(stream: any): string",
        ["readStreamAsText"] = "(stream: any): string",
        ["getConfig"] = "(name: string): string | null",
        ["createEventTriggerUrl"] = "(eventName: string, lifetimeOrExpiry?: any): string",
    };

    /// <summary>The declarations for scripts that see these variables, inputs and outputs of steps.</summary>
    public static string Of(IReadOnlyCollection<ScriptMember> variables, IReadOnlyCollection<ScriptMember> inputs, IReadOnlyCollection<ScriptOutput> outputs)
    {
        var text = new StringBuilder();
        foreach (var variable in variables)
        {
            text.AppendLine($"declare function getVariable(name: {Quoted(variable.Name)}): {variable.ScriptType};");
            text.AppendLine($"declare function setVariable(name: {Quoted(variable.Name)}, value: {variable.ScriptType}): void;");
        }

        foreach (var input in inputs)
            text.AppendLine($"declare function getInput(name: {Quoted(input.Name)}): {input.ScriptType};");
        foreach (var (name, signature) in Signatures)
            text.AppendLine($"declare function {name}{signature};");
        text.AppendLine($"declare const variables: {{ {string.Concat(variables.Select(variable => $"{Quoted(variable.Name)}: {variable.ScriptType}; "))}[name: string]: any }};");
        foreach (var accessor in Accessors(variables, inputs, outputs).DistinctBy(accessor => accessor.Name))
            text.AppendLine($"declare function {accessor.Name}{accessor.Signature};");
        return text.ToString();
    }

    // A name of one of the functions above stays that function.
    private static IEnumerable<(string Name, string Signature)> Accessors(IEnumerable<ScriptMember> variables, IEnumerable<ScriptMember> inputs, IEnumerable<ScriptOutput> outputs)
    {
        var all = variables.SelectMany(variable => new[] { ("get" + Pascal(variable.Name), $"(): {variable.ScriptType}"), ("set" + Pascal(variable.Name), $"(value: {variable.ScriptType}): void") })
            .Concat(inputs.Select(input => ("get" + Pascal(input.Name), $"(): {input.ScriptType}")))
            .Concat(outputs.Select(output => ($"get{Pascal(output.Member.Name)}From{Pascal(output.Step)}", $"(): {output.Member.ScriptType}")));
        return all.Where(accessor => accessor.Item1.Length > 3 && accessor.Item1.All(letter => char.IsLetterOrDigit(letter) || letter == '$') && !Signatures.ContainsKey(accessor.Item1));
    }

    // The first letter raised, blanks and underscores gone: the rule by which the accessor is found when the script runs.
    private static string Pascal(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return plain.Length == 0 ? "" : char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    private static string Quoted(string name) => JsonSerializer.Serialize(name, Values.PlainValue.Json);
}
