using NodaTime;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.SelfChecks;

/// <summary>The report as it is being typed: fields that bind, and rows that come and go.</summary>
public sealed class ReportDraft
{
    public string Leader { get; set; } = "";
    public string Position { get; set; } = "";
    public string Members { get; set; } = "";
    public string Contact { get; set; } = "";
    public string Briefing { get; set; } = "";
    public string Measures { get; set; } = "";
    public List<NodeRow> Nodes { get; } = [];
    public List<LinkRow> Links { get; } = [];
    public List<LedgerRow> Ledger { get; } = [];
    public List<EgressRow> Egress { get; } = [];
    public int Organisations { get; set; }
    public int Individuals { get; set; }
    public int Terminals { get; set; }
    public int Ports { get; set; }
    public int? Staff { get; set; }
    public int? LogDays { get; set; }
    public bool Resells { get; set; }
    public bool NoSecondLevelUnits { get; set; }
    public List<AnswerRow> Answers { get; } = [];
    public string Violations { get; set; } = "";
    public string Medium { get; set; } = "";
    public DateOnly? PublishedOn { get; set; }
    public string Link { get; set; } = "";
    public string Problems { get; set; } = "";
    public string Suggestions { get; set; } = "";
    public bool IsDeclaredTrue { get; set; }
    public string SecurityOwner { get; set; } = "";
    public string LegalRepresentative { get; set; } = "";
    public DateOnly? SignedOn { get; set; }

    /// <summary>Begins with what was saved, and with every item of the checklist of the unit's category.</summary>
    public static ReportDraft Of(SelfCheckContent content, Unit unit)
    {
        var draft = new ReportDraft
        {
            Leader = content.Group?.Leader ?? "",
            Position = content.Group?.Position ?? "",
            Members = string.Join("、", content.Group?.Members ?? []),
            Contact = content.Group?.Contact ?? "",
            Briefing = content.Briefing,
            Measures = content.Measures,
            Organisations = content.Users?.Organisations ?? 0,
            Individuals = content.Users?.Individuals ?? 0,
            Terminals = content.Users?.Terminals ?? 0,
            Ports = content.Users?.Ports ?? 0,
            Staff = content.Staff,
            LogDays = content.LogDays,
            Resells = content.Resells,
            NoSecondLevelUnits = content.NoSecondLevelUnits,
            Violations = string.Join("\n", content.Violations),
            Medium = content.Publicity.Select(proof => proof.Medium).FirstOrDefault() ?? "",
            PublishedOn = content.Publicity.Select(proof => (DateOnly?)proof.On.ToDateOnly()).FirstOrDefault(),
            Link = content.Publicity.Select(proof => proof.Link).FirstOrDefault() ?? "",
            Problems = content.Problems,
            Suggestions = content.Suggestions,
            IsDeclaredTrue = content.IsDeclaredTrue,
            SecurityOwner = content.SignedBySecurityOwner,
            LegalRepresentative = content.SignedByLegalRepresentative,
            SignedOn = content.SignedOn?.ToDateOnly(),
        };
        draft.Nodes.AddRange(content.Nodes.Select(node => new NodeRow { Name = node.Name, Kind = node.Kind, Place = node.Place }));
        draft.Links.AddRange(content.Links.Select(link => new LinkRow { From = link.From, To = link.To, Bandwidth = link.BandwidthMbps }));
        draft.Ledger.AddRange(content.Ledger.Select(entry => new LedgerRow { Range = entry.Range, Kind = entry.Kind, AssignedTo = entry.AssignedTo, Purpose = entry.Purpose, Since = entry.Since?.ToDateOnly() }));
        draft.Egress.AddRange(content.Egress.Select(line => new EgressRow { Upstream = line.Upstream, Circuit = line.CircuitId ?? "", Place = line.Place, Bandwidth = line.BandwidthMbps, Address = line.Address }));
        var answers = content.Answers.ToLookup(answer => answer.Item);
        draft.Answers.AddRange(Checklist.For(unit.Category).Select(item => new AnswerRow(item)
        {
            Answer = answers[item.Code].Select(answer => answer.Answer).FirstOrDefault() ?? "",
            Note = answers[item.Code].Select(answer => answer.Note).FirstOrDefault() ?? "",
            DueOn = answers[item.Code].Select(answer => answer.DueOn?.ToDateOnly()).FirstOrDefault(),
        }));
        return draft;
    }

    public SelfCheckContent Content() => new()
    {
        Group = Leader.Length + Position.Length + Contact.Length == 0 ? null : new WorkingGroup(Leader.Trim(), Position.Trim(), Members.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Contact.Trim()),
        Briefing = Briefing.Trim(),
        Measures = Measures.Trim(),
        Nodes = [.. Nodes.Where(row => row.Name.Length > 0).Select(row => new NetworkNode(row.Name.Trim(), row.Kind.Trim(), row.Place.Trim()))],
        Links = [.. Links.Where(row => row.From.Length + row.To.Length > 0).Select(row => new NetworkLink(row.From.Trim(), row.To.Trim(), row.Bandwidth))],
        Ledger = [.. Ledger.Where(row => row.Range.Length > 0).Select(row => new LedgerEntry(row.Range.Trim(), row.Kind, row.AssignedTo.Trim(), row.Purpose.Trim(), Day(row.Since)))],
        Egress = [.. Egress.Where(row => row.Upstream.Length + row.Place.Length > 0).Select(row => new EgressLine(row.Upstream.Trim(), row.Circuit.Trim().Length > 0 ? row.Circuit.Trim() : null, row.Place.Trim(), row.Bandwidth, row.Address.Trim()))],
        Users = Organisations + Individuals + Terminals + Ports == 0 ? null : new UserCount(Organisations, Individuals, Terminals, Ports),
        Staff = Staff,
        LogDays = LogDays,
        Resells = Resells,
        NoSecondLevelUnits = NoSecondLevelUnits,
        Answers = [.. Answers.Where(row => row.Answer.Length > 0).Select(row => new SelfAnswer(row.Item.Code, row.Answer, row.Note.Trim(), Day(row.DueOn)))],
        Violations = Violations.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Publicity = Medium.Length > 0 && PublishedOn is { } on ? [new PublicityProof(Medium.Trim(), LocalDate.FromDateOnly(on), Link.Trim())] : [],
        Problems = Problems.Trim(),
        Suggestions = Suggestions.Trim(),
        IsDeclaredTrue = IsDeclaredTrue,
        SignedBySecurityOwner = SecurityOwner.Trim(),
        SignedByLegalRepresentative = LegalRepresentative.Trim(),
        SignedOn = Day(SignedOn),
    };

    private static LocalDate? Day(DateOnly? day) => day is { } given ? LocalDate.FromDateOnly(given) : null;
}

/// <summary>A node being typed.</summary>
public sealed class NodeRow
{
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Place { get; set; } = "";
}

/// <summary>A link being typed.</summary>
public sealed class LinkRow
{
    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public decimal Bandwidth { get; set; }
}

/// <summary>A line of the ledger being typed.</summary>
public sealed class LedgerRow
{
    public string Range { get; set; } = "";
    public string Kind { get; set; } = "";
    public string AssignedTo { get; set; } = "";
    public string Purpose { get; set; } = "";
    public DateOnly? Since { get; set; }
}

/// <summary>A way out being typed.</summary>
public sealed class EgressRow
{
    public string Upstream { get; set; } = "";
    public string Circuit { get; set; } = "";
    public string Place { get; set; } = "";
    public decimal Bandwidth { get; set; }
    public string Address { get; set; } = "";
}

/// <summary>An answer being given.</summary>
public sealed class AnswerRow(ChecklistItem item)
{
    public ChecklistItem Item { get; } = item;
    public string Answer { get; set; } = "";
    public string Note { get; set; } = "";
    public DateOnly? DueOn { get; set; }
}
