using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Declarations;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D03, the unit's table of those who rent their access from it, in the version in force; of a long one the first rows, for the file itself is kept by its hash.</summary>
internal sealed class SecondLevelTable : NoticeContent
{
    public override string Code => "D03";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Returns;

    public override FilePart Part => FilePart.Evidence;

    public override bool QuotesOthers => true;

    public override string Addressee(CaseFacts facts) => IssuingOrgan.Of(facts.Campaign).Name;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["case_no"] = facts.Case.Number;
        data["filing_no"] = facts.Unit.FilingNumber;
        if (facts.Declaration is not { } declaration)
            return;
        data["version"] = declaration.Version;
        data["filed_at"] = Plain.Instant(declaration.FiledAt);
        data["late"] = declaration.IsLate;
        data["zero_return"] = declaration.IsZeroReturn;
        data["rows_taken"] = declaration.Rows;
        data["rows_refused"] = declaration.BadRows;
        data["file"] = declaration is { FileName: { } name, FileHash: { } hash } ? new JsonObject { ["name"] = name, ["hash"] = hash } : null;
        data["rows"] = facts.DeclaredUnits.Count == 0 ? null : new JsonArray([.. facts.DeclaredUnits.Select(row => (JsonNode)Row(row))]);
        data["rows_left"] = Math.Max(0, declaration.Rows - facts.DeclaredUnits.Count);
    }

    private static JsonObject Row(DeclaredUnit row) => new()
    {
        ["seq"] = row.Seq,
        ["name"] = row.Name,
        ["identity"] = Joined(row.RegistrationNumber, row.LegalRepresentative),
        ["address"] = Joined(row.InstallAddress, row.District),
        ["access"] = Joined(row.Usage, row.AccessType, row.CircuitId),
        ["bandwidth"] = $"{Speed(row.BandwidthDownMbps)}/{Speed(row.BandwidthUpMbps)}",
        ["ranges"] = Joined([.. row.AddressRanges]),
        ["users"] = $"{Count(row.UsersOrganisations)}/{Count(row.UsersIndividuals)}/{Count(row.Terminals)}",
        ["resells"] = row.Resells switch { true => "是", false => "否", null => null },
    };

    private static string Speed(decimal mbps) => mbps > 0 ? $"{mbps:0.##}" : "未填";

    private static string Count(int? number) => number is { } known ? $"{known}" : "未填";

    private static string? Joined(params IReadOnlyList<string> parts) => string.Join("，", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}
