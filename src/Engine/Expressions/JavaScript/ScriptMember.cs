namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>A value that scripts can name, with its type by Elsa's alias.</summary>
public sealed record ScriptMember(string Name, string TypeName, bool IsArray = false)
{
    /// <summary>The type as a script sees it.</summary>
    public string ScriptType => IsArray ? Single + "[]" : Single;

    private string Single => TypeName switch
    {
        "String" or "Guid" or "TimeSpan" or "DateOnly" or "TimeOnly" or "ByteArray" or "Stream" or "Char" or "Uri" => "string",
        "Boolean" => "boolean",
        "Byte" or "Int16" or "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" => "number",
        "DateTime" or "DateTimeOffset" => "Date",
        "StringDictionary" or "StringMap" => "Record<string, string>",
        "JSON" or "JsonObject" or "ObjectDictionary" or "ObjectMap" => "Record<string, any>",
        "JsonArray" => "any[]",
        _ => "any",
    };
}
