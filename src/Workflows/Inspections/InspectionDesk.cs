using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Inspections;

/// <summary>What officers record at a visit beside its outcome: the answer to each item, and the evidence with its chain of custody.</summary>
public sealed class InspectionDesk(IRecords records, IAuditTrail audit, TimeProvider time)
{
    private const int MostEvidence = 1_000;
    private const int MostHandOvers = 1_000;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };

    /// <summary>Records the answers to all items of the checklist while the visit goes on.</summary>
    public async Task<Answer<Inspection>> AnswerAsync(string inspectionId, IReadOnlyCollection<ItemAnswer> answers, Actor actor, CancellationToken cancellationToken = default)
    {
        var visit = await records.GetAsync<Inspection>(inspectionId, cancellationToken);
        if (NotOnDuty(visit, actor) is { } no)
            return no;
        if (visit.FinishedAt is not null)
            return new Refusal("inspection.finished", "检查已结束，记录不能再改。", "The visit is over; its record cannot be changed.", "TR-10");
        var @case = await records.LockCaseAsync(visit.CaseId, cancellationToken);
        if (InspectionAnswers.Check(@case.Category, answers) is { } incomplete)
            return incomplete;
        visit.Answers = JsonSerializer.Serialize(answers.OrderBy(answer => answer.Item, StringComparer.Ordinal), Json);
        audit.Append(@case, actor, "inspection.answered", data: new { visit.Id, gaps = answers.Count(answer => answer.Conformity == Conformity.DoesNot) });
        return visit;
    }

    /// <summary>Secures a piece of evidence; the officer who secures it is its first keeper.</summary>
    /// <param name="sha256">Of a file or medium; null for a thing.</param>
    /// <param name="inPresenceOf">Who of the unit was there, or the witness.</param>
    public async Task<Answer<EvidenceItem>> SecureAsync(string inspectionId, string? itemCode, string description, string? sha256, string inPresenceOf, string condition, Actor actor, CancellationToken cancellationToken = default)
    {
        var visit = await records.GetAsync<Inspection>(inspectionId, cancellationToken);
        if (NotOnDuty(visit, actor) is { } no)
            return no;
        if (string.IsNullOrWhiteSpace(description) || string.IsNullOrWhiteSpace(inPresenceOf) || string.IsNullOrWhiteSpace(condition))
            return new Refusal("evidence.incomplete", "证据应写明名称特征、在场人或者见证人、封存状态。", "Evidence needs its description, who was present or the witness, and its condition.", "§4.4 D");
        if (sha256 is not null && !(sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)))
            return new Refusal("evidence.hash", "校验值应为64位小写十六进制SHA-256。", "The hash is SHA-256 in 64 lower-case hex digits.", "§4.4 D");
        if (itemCode is not null)
            _ = Checklist.Get(itemCode);
        var @case = await records.LockCaseAsync(visit.CaseId, cancellationToken);
        var item = new EvidenceItem
        {
            Id = Ids.New(time),
            CampaignId = visit.CampaignId,
            CaseId = visit.CaseId,
            InspectionId = visit.Id,
            Number = await records.CountAsync<EvidenceItem>(earlier => earlier.CaseId == visit.CaseId, cancellationToken) + 1,
            ItemCode = itemCode,
            Description = description.Trim(),
            Sha256 = sha256,
            CollectedAt = time.GetUtcNow(),
            CollectedBy = actor.Id,
            SecondOfficer = actor.Id == visit.LeadOfficerId ? visit.CoOfficerId : visit.LeadOfficerId,
            InPresenceOf = inPresenceOf.Trim(),
        };
        if (item.Number > MostEvidence)
            return new Refusal("evidence.too-many", $"一案证据不得超过{MostEvidence}件。", $"A case holds at most {MostEvidence} pieces of evidence.");
        records.Add(item);
        records.Add(Custody.Next(time, item.Id, null, actor.Id, "提取、封存", condition.Trim()));
        audit.Append(@case, actor, "evidence.secured", after: $"{item.Number}", data: new { item.Id, item.ItemCode, item.Sha256 });
        return item;
    }

    /// <summary>Takes a piece on the file that had been registered and kept, under its own id: its chain of custody goes on.</summary>
    internal EvidenceItem TakeKept(CaseFile file, string inspectionId, int number, KeptPiece piece, string keeper)
    {
        var item = new EvidenceItem
        {
            Id = piece.Id,
            CampaignId = file.Campaign.Id,
            CaseId = file.Case.Id,
            InspectionId = inspectionId,
            Number = number,
            Description = piece.Description,
            CollectedAt = time.GetUtcNow(),
            CollectedBy = file.LeadOfficerId!,
            SecondOfficer = file.CoOfficerId!,
            InPresenceOf = keeper,
        };
        records.Add(item);
        return item;
    }

    /// <summary>Hands a piece of evidence over. Only who holds it can, and both see in what condition it is.</summary>
    public async Task<Answer<CustodyEntry>> HandOverAsync(string evidenceId, string toPersonId, string purpose, string condition, Actor actor, CancellationToken cancellationToken = default)
    {
        var item = await records.GetAsync<EvidenceItem>(evidenceId, cancellationToken);
        var @case = await records.LockCaseAsync(item.CaseId, cancellationToken);
        var chain = await ChainAsync(evidenceId, cancellationToken);
        if (Custody.FirstBroken(chain) is { } broken)
            return new Refusal("evidence.chain-broken", $"保管链第{broken.Sequence}条与前后不符，不能移交。", $"Entry {broken.Sequence} of the chain of custody does not fit; nothing can be handed over.", "§4.4 D");
        if (chain[^1].To != actor.Id)
            return new Refusal("evidence.not-yours", "只有现保管人可以移交。", "Only who holds it can hand it over.", "§4.4 D");
        if (toPersonId == actor.Id || await records.FindAsync<Person>(toPersonId, cancellationToken) is not { IsActive: true, UnitId: null })
            return new Refusal("evidence.receiver", "接收人应为另一名在职人员。", "The receiver must be another person in service.", "§4.4 D");
        if (string.IsNullOrWhiteSpace(purpose) || string.IsNullOrWhiteSpace(condition) || chain.Count >= MostHandOvers)
            return new Refusal("evidence.incomplete", "移交应写明目的和封存状态。", "A hand-over needs its purpose and the condition.", "§4.4 D");
        var entry = Custody.Next(time, evidenceId, chain[^1], toPersonId, purpose.Trim(), condition.Trim());
        records.Add(entry);
        audit.Append(@case, actor, "evidence.handed-over", actor.Id, toPersonId, entry.Purpose, new { item.Id, item.Number, entry.Hash });
        return entry;
    }

    /// <summary>Decides whether evidence counts that was secured by somebody who has been recused since.</summary>
    public async Task<Answer<EvidenceItem>> DecideStandingAsync(string evidenceId, bool keep, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var item = await records.GetAsync<EvidenceItem>(evidenceId, cancellationToken);
        var @case = await records.LockCaseAsync(item.CaseId, cancellationToken);
        if (!actor.Is(Role.Commander) || @case.RecusedPersons.Contains(actor.Id))
            return new Refusal("not-allowed", "证据效力由作出回避决定的分管局领导决定。", "The commander, who orders recusals, decides whether evidence counts.", Recusal.Basis);
        if (item.Standing != EvidenceStanding.InDoubt)
            return new Refusal("evidence.not-in-doubt", "该证据不需要决定效力。", "Nothing is to be decided about this piece.", Recusal.Basis);
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("evidence.reason", "请写明证据是否有效的理由。", "Give the reason why it counts or not.", Recusal.Basis);
        (item.Standing, item.StandingDecidedBy, item.StandingDecidedAt, item.StandingReason) = (keep ? EvidenceStanding.Kept : EvidenceStanding.Excluded, actor.Id, time.GetUtcNow(), reason.Trim());
        audit.Append(@case, actor, "evidence.standing", nameof(EvidenceStanding.InDoubt), $"{item.Standing}", item.StandingReason, new { item.Id, item.Number });
        return item;
    }

    /// <summary>The chain of custody, in order.</summary>
    public Task<IReadOnlyList<CustodyEntry>> ChainAsync(string evidenceId, CancellationToken cancellationToken = default) =>
        records.ListAsync<CustodyEntry>(entry => entry.EvidenceId == evidenceId, MostHandOvers, rows => rows.OrderBy(entry => entry.Sequence), cancellationToken);

    private static Refusal? NotOnDuty(Inspection visit, Actor actor) =>
        actor.Id == visit.LeadOfficerId || actor.Id == visit.CoOfficerId ? null : new Refusal("officers.not-yours", "只有本次检查的两名民警可以记录。", "Only the two officers of the visit record it.", "REQ-59");
}
