using Orchestrator.Workflows.Notices;
using Scriban;

namespace Orchestrator.Templates.Authoring;

/// <summary>A document template, read and checked: its front matter and its parsed body. Immutable, shared by all renders.</summary>
internal sealed record DocumentTemplate(
    string Code,
    int Version,
    string TitleZh,
    string TitleEn,
    Layout Layout,
    IReadOnlyList<string> LegalBasis,
    bool IsNumbered,
    bool RequiresService,
    Approval Approval,
    IReadOnlyList<Field> Fields,
    Template Body,
    FieldUses Uses)
{
    public NoticeTemplate Describe() => new(
        Code, TitleZh, TitleEn, Version, IsNumbered, RequiresService, LegalBasis,
        [.. Fields.SelectMany(field => field.RequiredPaths())]);
}

/// <summary>Who drafts and who approves a document, by role code.</summary>
internal sealed record Approval(string Drafts, string Approves);
