using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Templates;

/// <summary>Something wrong with a template or with the data given to it, and the place where it shows.</summary>
/// <param name="Code">Stable code, for example <c>template.field_missing</c>.</param>
/// <param name="Template">Template or shared part, for example <c>D11</c>.</param>
/// <param name="Field">Path of the field concerned, if one is.</param>
/// <param name="Line">Line in the template's file, from 1; 0 when no place can be named.</param>
/// <param name="Column">Column, from 1; 0 when no place can be named.</param>
internal sealed record TemplateFault(string Code, string Template, string? Field, int Line, int Column, string Zh, string En)
{
    public const string Unknown = "template.unknown";
    public const string FieldMissing = "template.field_missing";
    public const string FieldInvalid = "template.field_invalid";
    public const string Syntax = "template.syntax";
    public const string FrontMatter = "template.front_matter";
    public const string Undeclared = "template.undeclared_field";
    public const string Runtime = "template.runtime";
    public const string Limit = "template.limit";

    /// <summary>The refusal that carries this fault; <see cref="Exception.Data"/> holds template, field, line and column for programs.</summary>
    public RefusedException ToException()
    {
        var zhPlace = Line == 0 ? $"模板 {Template}" : $"模板 {Template} 第 {Line} 行第 {Column} 列";
        var enPlace = Line == 0 ? $"template {Template}" : $"template {Template}, line {Line}, column {Column}";
        return new RefusedException(new Refusal(Code, $"{zhPlace}：{Zh}", $"{enPlace}: {En}"))
        {
            Data = { ["template"] = Template, ["field"] = Field, ["line"] = Line, ["column"] = Column },
        };
    }
}
