using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D02, the unit's return of its self-check as it was received and accepted: what it stated on the form, and its report part by part where it filed one.</summary>
internal sealed class SelfCheckReturn : NoticeContent
{
    /// <summary>Lines of a part that are printed; the rest stays in the report as it was filed.</summary>
    private const int MostLines = 200;

    public override string Code => "D02";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.SelfChecks | CaseNeeds.Acts | CaseNeeds.Returns;

    public override FilePart Part => FilePart.Evidence;

    public override bool QuotesOthers => true;

    public override string Addressee(CaseFacts facts) => IssuingOrgan.Of(facts.Campaign).Name;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["case_no"] = facts.Case.Number;
        data["category"] = UnitCategoryNames.Zh(facts.Unit.Category);
        data["filing_no"] = facts.Unit.FilingNumber;
        data["licence_no"] = facts.Unit.LicenceNumber;
        if (facts.SelfChecks is [.., var filed])
        {
            var form = new FormValues(JsonNode.Parse(filed.Report) as JsonObject ?? []);
            data["attempt"] = filed.Attempt;
            data["received_at"] = Plain.Instant(filed.ReceivedAt);
            data["late"] = filed.IsLate;
            data["gaps"] = filed.GapsFound;
            data["second_level"] = filed.SecondLevelUnits;
            data["summary"] = form.TextOrNull("summary");
            data["signed_by"] = form.TextOrNull("signedBy");
        }
        if (facts.LastAct("self-check-review") is { Outcome: "Accept" } review)
            data["reviewed"] = new JsonObject { ["by"] = review.By, ["at"] = Plain.Instant(review.At), ["opinion"] = review.Form.TextOrNull("opinion") };
        if (facts.LatestReport is { } report)
            data["report"] = Report(report);
    }

    private static JsonObject Report(SelfCheckReport report)
    {
        var content = report.Content;
        return new JsonObject
        {
            ["version"] = report.Version,
            ["hash"] = report.ContentHash,
            ["group"] = content.Group is { } group ? $"组长{group.Leader}（{group.Position}），联系方式{group.Contact}{(group.Members.Count == 0 ? "" : $"；成员{string.Join("、", group.Members)}")}" : null,
            ["briefing"] = Text(content.Briefing),
            ["measures"] = Text(content.Measures),
            ["nodes"] = Lines(content.Nodes, node => $"{node.Name}（{node.Kind}，{node.Place}）"),
            ["links"] = Lines(content.Links, link => $"{link.From}—{link.To}，{link.BandwidthMbps:0.##}Mbps"),
            ["ledger"] = Lines(content.Ledger, line => $"{line.Range}（{line.Kind}）{line.AssignedTo} {line.Purpose}".TrimEnd()),
            ["egress"] = Lines(content.Egress, line => $"上级{line.Upstream}，电路{line.CircuitId ?? "未填"}，{line.Place}，{line.BandwidthMbps:0.##}Mbps，{line.Address}"),
            ["users"] = content.Users is { } users ? $"单位{users.Organisations}户、个人{users.Individuals}户，终端{users.Terminals}台，台账端口{users.Ports}个" : null,
            ["staff"] = content.Staff,
            ["log_days"] = content.LogDays,
            ["resells"] = content.Resells,
            ["none_below"] = content.NoSecondLevelUnits,
            ["answers"] = Answers(content.Answers),
            ["violations"] = Lines(content.Violations, violation => violation),
            ["publicity"] = Lines(content.Publicity, proof => $"{Plain.Date(proof.On)} {proof.Medium} {proof.Link}".TrimEnd()),
            ["problems"] = Text(content.Problems),
            ["suggestions"] = Text(content.Suggestions),
            ["declared_true"] = content.IsDeclaredTrue,
            ["signed_owner"] = Text(content.SignedBySecurityOwner),
            ["signed_legal"] = Text(content.SignedByLegalRepresentative),
            ["signed_on"] = Plain.Date(content.SignedOn),
        };
    }

    private static JsonArray? Answers(IReadOnlyList<SelfAnswer> answers) => answers.Count == 0 ? null : new JsonArray([.. answers.Take(MostLines).Select(answer => (JsonNode)new JsonObject
    {
        ["code"] = answer.Item,
        ["title"] = Checklist.All.FirstOrDefault(item => item.Code == answer.Item)?.TitleZh,
        ["answer"] = answer.Answer switch
        {
            SelfCheckCompleteness.Conforms => "符合",
            SelfCheckCompleteness.Gap => "存在问题",
            SelfCheckCompleteness.NotApplicable => "不适用",
            var other => other,
        },
        ["note"] = Text(answer.Note),
        ["due"] = Plain.Date(answer.DueOn),
    })]);

    private static JsonArray? Lines<T>(IReadOnlyList<T> rows, Func<T, string> line) => rows.Count == 0 ? null
        : Plain.List(rows.Count <= MostLines ? rows.Select(line) : rows.Take(MostLines).Select(line).Append($"其余{rows.Count - MostLines}条见电子报告"));

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
