using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions.JavaScript;
using Orchestrator.Engine.Expressions.Liquid;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions;

/// <summary>Compiles expression objects <c>{type, value}</c> and reports what cannot be compiled; such an expression throws when it is evaluated.</summary>
internal sealed class ExpressionCompiler(DefinitionHeader header, EngineOptions options, List<ValidationIssue> issues)
{
    /// <summary>True once some script asked for the output of another step.</summary>
    public bool AsksForOutputs { get; private set; }

    /// <param name="isLenient">Whether a value that does not fit <paramref name="target"/> stands for none, as in Elsa's own activities, instead of being an error.</param>
    public CompiledExpression? Compile(JsonObject? expression, Type target, string place, bool isLenient = false)
    {
        if (expression?.Text("type") is not { } type)
            return null;
        var value = expression["value"];
        switch (type)
        {
            case "Literal":
                return Literal(value, target, place, isLenient);
            case "Object" or "Json":
                return Object(value, target, place, isLenient);
            case "JavaScript":
                return Script(Text(value), place);
            case "Liquid":
                return Template(Text(value), place);
            case "Variable":
                return Named(value) is { } variable ? new VariableExpression(variable.Text("id"), variable.Text("name")) : null;
            case "Input":
                return Named(value)?.Text("name") is { } input ? new WorkflowInputExpression(input) : null;
            case "CSharp" or "Python":
                return Faulty(issues, place, "expression.host-code", $"不支持 {type} 表达式：它会在服务器上执行任意代码。请改用 JavaScript 或 Liquid。", $"{type} expressions are refused: they would run arbitrary code on the server. Use JavaScript or Liquid.");
            case "Secret":
                return Faulty(issues, place, "expression.secret", "本服务不保管机密，不支持 Secret 表达式。", "Secret expressions are refused: this service keeps no secrets.");
            default:
                issues.Add(new ValidationIssue("expression.unknown-type", $"未知的表达式类型“{type}”，该输入没有值。", $"Unknown expression type '{type}'; the input has no value.", place, IssueSeverity.Warning));
                return null;
        }
    }

    public CompiledExpression? Literal(JsonNode? value, Type target, string place, bool isLenient = false)
    {
        var plain = PlainValue.From(value);
        if (plain is null || (plain is string { Length: 0 } && target != typeof(string) && target != typeof(object)))
            return null;
        return Constant(plain, target, place, isLenient);
    }

    /// <summary>Compiles code that an activity runs as such, or reports why it does not parse.</summary>
    public CompiledExpression? Script(string? code, string place)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        try
        {
            var script = new ScriptExpression(code, place, header, options);
            AsksForOutputs |= script.AsksForOutputs;
            return script;
        }
        catch (ScriptSyntaxException e)
        {
            return Faulty(issues, place, "expression.script-syntax", $"JavaScript 语法错误，第 {e.Line} 行第 {e.Column} 列：{e.Reason}", $"JavaScript does not parse, line {e.Line}, column {e.Column}: {e.Reason}");
        }
    }

    private CompiledExpression? Template(string? template, string place)
    {
        if (string.IsNullOrEmpty(template))
            return null;
        if (LiquidExpression.TryParse(template, place, options, out var parsed, out var error))
            return parsed;
        if (LiquidNesting.IsTooDeep(template, options.LiquidMaxNesting))
            return Faulty(issues, place, "expression.liquid-syntax", $"Liquid 模板语法错误：{error}", $"The Liquid template does not parse: {error}");
        issues.Add(new ValidationIssue("expression.liquid-syntax", $"Liquid 模板语法错误，将原样输出此说明：{error}", $"The Liquid template does not parse and will print this text: {error}", place, IssueSeverity.Warning));
        return new ConstantExpression($"\n{error}\n");
    }

    private CompiledExpression? Object(JsonNode? value, Type target, string place, bool isLenient)
    {
        try
        {
            var node = value is JsonValue text && text.GetValueKind() == JsonValueKind.String
                ? text.GetValue<string>() is { Length: > 0 } json && !string.IsNullOrWhiteSpace(json) ? JsonNode.Parse(json) : null
                : value;
            if (node is null)
                return null;
            if (typeof(IDictionary<string, object?>).IsAssignableFrom(target) && node is JsonObject map && map.Any(p => IsExpression(p.Value)))
            {
                return new MapExpression([.. map.Select(p => new KeyValuePair<string, CompiledExpression?>(p.Key,
                    IsExpression(p.Value) ? Compile((JsonObject)p.Value!, typeof(object), place + "/" + p.Key) : new ConstantExpression(PlainValue.From(p.Value))))]);
            }
            return Constant(PlainValue.From(node), target, place, isLenient);
        }
        catch (JsonException e)
        {
            return Faulty(issues, place, "expression.bad-json", $"“Object”表达式不是有效的 JSON：{e.Message}", $"The Object expression is not valid JSON: {e.Message}");
        }
    }

    private CompiledExpression Constant(object? plain, Type target, string place, bool isLenient)
    {
        try
        {
            // Scalars are converted once and for all; lists and maps are copied at each use, since steps may change them.
            var converted = ValueConverter.Convert(plain, target, options.TimeZone);
            return new ConstantExpression(converted is string or ValueType or null ? converted : plain);
        }
        catch (ValueConversionException e) when (isLenient && ValueConverter.MayStandForNone(target))
        {
            issues.Add(new ValidationIssue("input.bad-value", $"值不符合类型，按无值处理：{e.Message}", $"The value does not fit and counts as none: {e.Message}", place, IssueSeverity.Warning));
            return new ConstantExpression(plain);
        }
        catch (ValueConversionException e)
        {
            return Faulty(issues, place, "input.bad-value", $"值无效：{e.Message}", $"The value is not valid: {e.Message}");
        }
    }

    // The dictionary editor writes each value as an expression; a hand-written file may mix them with plain values.
    private static bool IsExpression(JsonNode? value) =>
        value is JsonObject { Count: 2 } item && item.ContainsKey("value") && item.Text("type") is ("Literal" or "Object" or "Json" or "JavaScript" or "Liquid" or "Variable" or "Input" or "CSharp" or "Python");

    private static string? Text(JsonNode? value) => value is null ? null : PlainValue.From(value) is { } plain ? ValueConverter.ToText(plain) : null;

    // The designer writes the variable or input as JSON text, older exports as an object, some as the bare name.
    private static JsonObject? Named(JsonNode? value)
    {
        if (value is JsonObject map)
            return map;
        if (Text(value) is not { Length: > 0 } text)
            return null;
        try
        {
            if (JsonNode.Parse(text) is JsonObject parsed)
                return parsed;
        }
        catch (JsonException)
        {
            // Not JSON: the text is the name itself.
        }
        return new JsonObject { ["id"] = text, ["name"] = text };
    }

    private static FaultyExpression Faulty(List<ValidationIssue> issues, string place, string code, string zh, string en)
    {
        var issue = new ValidationIssue(code, zh, en, place);
        issues.Add(issue);
        return new FaultyExpression(issue);
    }
}
