using NodaTime;
using Orchestrator.Client.SelfChecks;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.Host.Api.SelfChecks;

/// <summary>Reports of self-checks on the wire.</summary>
internal static class SelfCheckViews
{
    public static SelfCheckReportInfo Show(SelfCheckReport report, IEnumerable<ReportGap> missing, IEnumerable<FiledDocumentInfo> documents) => new(
        report.Id, report.UnitId, report.Version, report.State.ToString(), report.SavedAt, report.FiledAt, report.IsLate, report.ContentHash, report.ReturnReason, Show(report.Content),
        [.. missing.Select(gap => new ReportGapInfo(gap.Field, gap.Zh, gap.En, gap.Basis))], [.. documents]);

    public static SelfCheckContentInfo Show(SelfCheckContent c) => new()
    {
        Group = c.Group is { } group ? new WorkingGroupInfo(group.Leader, group.Position, group.Members, group.Contact) : null,
        Briefing = c.Briefing,
        Measures = c.Measures,
        Nodes = [.. c.Nodes.Select(node => new NetworkNodeInfo(node.Name, node.Kind, node.Place))],
        Links = [.. c.Links.Select(link => new NetworkLinkInfo(link.From, link.To, link.BandwidthMbps))],
        Ledger = [.. c.Ledger.Select(entry => new LedgerEntryInfo(entry.Range, entry.Kind, entry.AssignedTo, entry.Purpose, entry.Since.OnWire()))],
        Egress = [.. c.Egress.Select(line => new EgressLineInfo(line.Upstream, line.Place, line.BandwidthMbps, line.Address, line.CircuitId))],
        Users = c.Users is { } users ? new UserCountInfo(users.Organisations, users.Individuals, users.Terminals, users.Ports) : null,
        Staff = c.Staff,
        LogDays = c.LogDays,
        Resells = c.Resells,
        NoSecondLevelUnits = c.NoSecondLevelUnits,
        Answers = [.. c.Answers.Select(answer => new SelfAnswerInfo(answer.Item, answer.Answer, answer.Note, answer.DueOn.OnWire()))],
        Violations = c.Violations,
        Publicity = [.. c.Publicity.Select(proof => new PublicityInfo(proof.Medium, proof.On.OnWire(), proof.Link))],
        Problems = c.Problems,
        Suggestions = c.Suggestions,
        IsDeclaredTrue = c.IsDeclaredTrue,
        SignedBySecurityOwner = c.SignedBySecurityOwner,
        SignedByLegalRepresentative = c.SignedByLegalRepresentative,
        SignedOn = c.SignedOn.OnWire(),
    };

    public static SelfCheckContent Read(SelfCheckContentInfo c) => new()
    {
        Group = c.Group is { } group ? new WorkingGroup(group.Leader, group.Position, group.Members, group.Contact) : null,
        Briefing = c.Briefing,
        Measures = c.Measures,
        Nodes = [.. c.Nodes.Select(node => new NetworkNode(node.Name, node.Kind, node.Place))],
        Links = [.. c.Links.Select(link => new NetworkLink(link.From, link.To, link.BandwidthMbps))],
        Ledger = [.. c.Ledger.Select(entry => new LedgerEntry(entry.Range, entry.Kind, entry.AssignedTo, entry.Purpose, Day(entry.Since)))],
        Egress = [.. c.Egress.Select(line => new EgressLine(line.Upstream, line.CircuitId, line.Place, line.BandwidthMbps, line.Address))],
        Users = c.Users is { } users ? new UserCount(users.Organisations, users.Individuals, users.Terminals, users.Ports) : null,
        Staff = c.Staff,
        LogDays = c.LogDays,
        Resells = c.Resells,
        NoSecondLevelUnits = c.NoSecondLevelUnits,
        Answers = [.. c.Answers.Select(answer => new SelfAnswer(answer.Item, answer.Answer, answer.Note, Day(answer.DueOn)))],
        Violations = c.Violations,
        Publicity = [.. c.Publicity.Select(proof => new PublicityProof(proof.Medium, LocalDate.FromDateOnly(proof.On), proof.Link))],
        Problems = c.Problems,
        Suggestions = c.Suggestions,
        IsDeclaredTrue = c.IsDeclaredTrue,
        SignedBySecurityOwner = c.SignedBySecurityOwner,
        SignedByLegalRepresentative = c.SignedByLegalRepresentative,
        SignedOn = Day(c.SignedOn),
    };

    private static LocalDate? Day(DateOnly? day) => day is { } given ? LocalDate.FromDateOnly(given) : null;
}
