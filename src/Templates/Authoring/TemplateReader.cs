using Orchestrator.Templates.Rendering;
using Scriban;
using Scriban.Parsing;

namespace Orchestrator.Templates.Authoring;

/// <summary>Reads one template file: front matter, body, and the agreement of the two.</summary>
internal sealed class TemplateReader(FieldSets sets, Func<string, Template> part)
{
    public DocumentTemplate Read(string file, string source)
    {
        var text = source.ReplaceLineEndings("\n");
        var front = FrontMatter.Read(file, text);
        var reader = new YamlReader(file, front.Root, 1);
        var title = reader.Mapping("title") ?? throw reader.Missing("title");
        var approval = reader.Mapping("approval") ?? throw reader.Missing("approval");
        var fields = new FieldReader();
        foreach (var set in reader.Items("uses"))
            sets.AddTo(fields, set, reader);
        fields.Read(reader, reader.Items("fields"));

        var body = TemplateCatalogue.Parse(file, text, new TextPosition(front.BodyOffset, front.BodyLine, 0));
        var template = new DocumentTemplate(
            reader.Text("code"),
            reader.Integer("version", 1),
            title.Text("zh"),
            title.Text("en"),
            Layout(reader),
            reader.Texts("legal_basis"),
            reader.Flag("numbered"),
            reader.Flag("requires_service"),
            new Approval(approval.Text("drafts"), approval.Text("approves")),
            fields.Fields,
            body,
            new FieldUses(body, part));
        foreach (var finished in new[] { reader, title, approval })
            finished.Finish();
        RequireDeclared(template);
        return template;
    }

    private static Layout Layout(YamlReader reader) => reader.Text("layout") switch
    {
        "document" => Authoring.Layout.Document,
        "letter" => Authoring.Layout.Letter,
        "form" => Authoring.Layout.Form,
        "record" => Authoring.Layout.Record,
        var other => throw reader.Fault(reader.Node("layout")!, $"未知的版式“{other}”", $"unknown layout '{other}'"),
    };

    private static void RequireDeclared(DocumentTemplate template)
    {
        foreach (var (path, place) in template.Uses.All)
        {
            if (!Globals.Has(path.Split('.', '[')[0]) && !IsDeclared(template.Fields, path))
            {
                throw new TemplateFault(TemplateFault.Undeclared, place.File, path, place.Line, place.Column,
                    $"使用了未声明的字段“{path}”", $"the field '{path}' is used but not declared").ToException();
            }
        }
    }

    private static bool IsDeclared(IReadOnlyList<Field> fields, string path)
    {
        foreach (var field in fields)
        {
            if (path == field.Path)
                return true;
            if (field.Type is FieldType.List or FieldType.Laws && path == field.Path + "[]")
                return true;
            if (field.Type is FieldType.List or FieldType.Laws or FieldType.Text && path == field.Path + ".size")
                return true;
            if (path.StartsWith(field.Path, StringComparison.Ordinal) && IsDeclared(field.Fields, path))
                return true;
        }

        return false;
    }
}
