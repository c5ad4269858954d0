using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Penalties;

/// <summary>The chain of custody of what is registered and kept: from whom to whom each thing goes while it is kept, when and where.</summary>
public sealed class KeptEvidenceDesk(IRecords records, IAuditTrail audit, TimeProvider time)
{
    private const int Most = 500;
    private const int LongestText = 200;
    private const string Basis = "《中华人民共和国行政处罚法》（证据先行登记保存）；§4.4 D";

    /// <summary>Notes that a thing that is kept goes from its holder to somebody else. An officer of the case does, while it is kept.</summary>
    /// <param name="to">A person of the bureau by id, or whoever else holds it from now on by name.</param>
    public async Task<Answer<KeptPiece>> HandOverAsync(string pieceId, string to, string place, string purpose, string condition, Actor actor, CancellationToken cancellationToken = default)
    {
        var piece = await records.GetAsync<KeptPiece>(pieceId, cancellationToken);
        var @case = await records.LockCaseAsync(piece.CaseId, cancellationToken);
        var penalty = await records.GetAsync<PenaltyCase>(piece.PenaltyCaseId, cancellationToken);
        if ((actor.Id != penalty.LeadOfficerId && actor.Id != penalty.CoOfficerId) || @case.RecusedPersons.Contains(actor.Id))
            return new Refusal("officers.not-yours", "只有本案承办民警可以办理。", "Only the officers of this case may do this.", Basis);
        if (piece.Disposal is not null)
            return new Refusal("kept.settled", $"该件登记保存已了结（{piece.Disposal}），不能再移交。", "The keeping of this piece has ended; it cannot be handed over any more.", Basis);
        if (new[] { to, place, purpose, condition }.Any(text => string.IsNullOrWhiteSpace(text) || text.Trim().Length > LongestText))
            return new Refusal("evidence.kept-incomplete", $"请写明接收人、地点、事由和物品状态（各不超过{LongestText}字）。", $"State who takes it, where, for what, and its condition, each in at most {LongestText} characters.", Basis);
        var chain = await ChainAsync(pieceId, cancellationToken);
        if (Custody.FirstBroken(chain) is { } broken)
            return new Refusal("evidence.chain-broken", $"保管链第{broken.Sequence}条与前后不符，不能移交。", $"Entry {broken.Sequence} of the chain of custody does not fit; nothing can be handed over.", Basis);
        if (chain[^1].To == to.Trim() || chain.Count >= Most)
            return new Refusal("evidence.kept-receiver", "接收人应当是现保管人以外的人。", "Who takes it must be somebody other than who holds it.", Basis);
        var entry = Custody.Next(time, piece.Id, chain[^1], to.Trim(), purpose.Trim(), condition.Trim(), place.Trim());
        records.Add(entry);
        audit.Append(@case, actor, "evidence.kept-handed-over", entry.From, entry.To, entry.Purpose, new { piece.Id, piece.Number, entry.Place, entry.Hash });
        return piece;
    }

    /// <summary>The chain of custody of a thing, in order.</summary>
    public Task<IReadOnlyList<CustodyEntry>> ChainAsync(string pieceId, CancellationToken cancellationToken = default) =>
        records.ListAsync<CustodyEntry>(entry => entry.EvidenceId == pieceId, Most, rows => rows.OrderBy(entry => entry.Sequence), cancellationToken);

    /// <summary>The things on the list of a decision, each with the first entry of its chain; once, however often it is asked.</summary>
    internal async Task<IReadOnlyList<KeptPiece>> RegisterAsync(CaseFile file, Notice decision, CancellationToken cancellationToken)
    {
        var noticeId = decision.Id;
        var known = await records.ListAsync<KeptPiece>(row => row.NoticeId == noticeId, Most, rows => rows.OrderBy(row => row.Number), cancellationToken);
        if (known.Count > 0)
            return known;
        var data = (JsonObject)JsonNode.Parse(decision.Data)!;
        var pieces = KeptEvidence.Pieces(data).Select((description, index) => new KeptPiece
        {
            Id = Ids.New(time),
            CampaignId = file.Campaign.Id,
            CaseId = file.Case.Id,
            PenaltyCaseId = file.Penalty.Id,
            NoticeId = noticeId,
            Number = index + 1,
            Description = description,
            KeptAt = time.GetUtcNow(),
        }).ToList();
        foreach (var piece in pieces)
        {
            records.Add(piece);
            records.Add(Custody.Next(time, piece.Id, null, (string)data["keeper"]!, "先行登记保存", "按清单登记", (string?)data["place"]));
        }
        return pieces;
    }

    /// <summary>Ends the keeping of a thing: it goes to whom it is due.</summary>
    internal async Task SettleAsync(KeptPiece piece, string disposal, string to, string purpose, CancellationToken cancellationToken)
    {
        (piece.Disposal, piece.SettledAt) = (disposal, time.GetUtcNow());
        var chain = await ChainAsync(piece.Id, cancellationToken);
        records.Add(Custody.Next(time, piece.Id, chain[^1], to, purpose, "登记保存至今"));
    }
}
