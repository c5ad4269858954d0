using Acornima.Ast;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>
/// Tells scripts that can do no more than read, compare, reckon and join texts: no loop, no function, no list of their own, and no name through which a
/// guarded call could be reached. They need no <see cref="ScriptGuards"/>, which take longer to set up than such a script to run.
/// </summary>
internal static class ScriptShape
{
    private static readonly HashSet<NodeType> Plain =
    [
        NodeType.Program, NodeType.ExpressionStatement, NodeType.ReturnStatement, NodeType.EmptyStatement, NodeType.BlockStatement, NodeType.IfStatement,
        NodeType.VariableDeclaration, NodeType.VariableDeclarator, NodeType.BinaryExpression, NodeType.LogicalExpression, NodeType.UnaryExpression,
        NodeType.ConditionalExpression, NodeType.AssignmentExpression, NodeType.CallExpression, NodeType.TemplateLiteral, NodeType.TemplateElement,
        NodeType.ParenthesizedExpression, NodeType.ChainExpression,
    ];
    private static readonly HashSet<string> Constructors = new(StringComparer.Ordinal) { "Math", "Date", "JSON", "Number", "Boolean", "DateTime", "DateTimeOffset", "TimeSpan", "Guid" };
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "length", "toString", "trim", "trimStart", "trimEnd", "toUpperCase", "toLowerCase", "startsWith", "endsWith", "includes", "indexOf", "lastIndexOf", "substring",
        "slice", "charAt", "at", "toFixed", "toISOString", "getTime", "getFullYear", "getMonth", "getDate", "getDay", "getHours", "getMinutes", "getSeconds", "now", "parse",
        "round", "floor", "ceil", "trunc", "abs", "min", "max", "isInteger", "isNaN", "Now", "UtcNow", "Today", "AddDays", "AddHours", "AddMinutes", "FromDays", "FromHours", "FromMinutes",
        "Year", "Month", "Day", "NewGuid", "Empty",
    };

    public static bool IsPlain(Node node) => node switch
    {
        Identifier name => IsHarmless(name.Name),
        MemberExpression member => IsPlain(member.Object) && IsReading(member),
        NewExpression made => made.Callee is Identifier { Name: "Date" } && made.Arguments.All(IsPlain),
        Literal literal => literal is not RegExpLiteral,
        _ => Plain.Contains(node.Type) && node.ChildNodes.All(IsPlain),
    };

    // What a script may name freely begins small or is not of the Latin script: accessors, variables of its own.
    private static bool IsHarmless(string name) => Constructors.Contains(name)
        || (!char.IsAsciiLetterUpper(name[0]) && name is not ("globalThis" or "eval" or "escape" or "unescape") && !name.Contains("codeURI", StringComparison.Ordinal));

    // A member of a container is data; any other must be known to take and make little.
    private static bool IsReading(MemberExpression member) => member.Property switch
    {
        Identifier name when !member.Computed => Members.Contains(name.Name) || (member.Object is Identifier { Name: "variables" } && name.Name is not ("constructor" or "__proto__")),
        NumericLiteral when member.Computed => true,
        _ => false,
    };
}
