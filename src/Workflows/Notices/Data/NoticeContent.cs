using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// One document of the catalogue: which facts it prints, and what its issue and its service mean for the records. Pure: facts in, plain data out;
/// what the template cannot do without and nobody supplied is refused by the renderer, by name.
/// </summary>
internal abstract class NoticeContent
{
    /// <summary>Document code, for example <c>D11</c>.</summary>
    public abstract string Code { get; }

    public virtual CaseNeeds Needs => CaseNeeds.Unit;

    /// <summary>The unit is told of it when it is issued: documents that go to it without a receipt.</summary>
    public virtual bool TellsUnit => false;

    /// <summary>Where it lies in the archived file.</summary>
    public virtual FilePart Part => FilePart.Notice;

    /// <summary>It says in their own words what others said or filed: the law that they cite is theirs, and no reason to refuse the record.</summary>
    public virtual bool QuotesOthers => false;

    /// <summary>Documents that go to the addressee together with it, under one receipt.</summary>
    public virtual IReadOnlyList<string> Encloses => [];

    /// <summary>Nothing is left to write of: the document is not issued when a reminder comes to it.</summary>
    public virtual bool IsMoot(CaseFacts facts) => false;

    /// <summary>Who it is addressed to.</summary>
    public virtual string Addressee(CaseFacts facts) => facts.File.CaseOrNull?.UnitName ?? "各有关单位";

    /// <summary>Fills in what is particular to this document; the header is there already.</summary>
    public abstract void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data);

    /// <summary>The document has been issued under its number.</summary>
    public virtual void OnIssued(CaseFacts facts, Notice notice)
    {
    }

    /// <summary>The document has been served. Asks for the facts of <see cref="Needs"/> again, as they stand then.</summary>
    public virtual void OnServed(CaseFacts facts, Notice notice, ServiceRecord service)
    {
    }
}
