using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orchestrator.Engine;

namespace Orchestrator.Workflows.Inspections;

/// <summary>The hash chain of a piece of evidence.</summary>
public static class Custody
{
    /// <summary>Hash of an entry: everything that it says, and the hash before it.</summary>
    public static string HashOf(string evidenceId, int sequence, DateTimeOffset at, string? from, string to, string purpose, string condition, string? previous, string? place = null)
    {
        string?[] said = [evidenceId, sequence.ToString(CultureInfo.InvariantCulture), at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), from, to, purpose, condition, previous];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', place is null ? said : [.. said, place]))));
    }

    /// <summary>The entry that follows another: from its holder to somebody else.</summary>
    /// <param name="last">The entry before; null for the first.</param>
    internal static CustodyEntry Next(TimeProvider time, string evidenceId, CustodyEntry? last, string to, string purpose, string condition, string? place = null)
    {
        // To the millisecond, which is what every database keeps.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var sequence = (last?.Sequence ?? 0) + 1;
        return new CustodyEntry
        {
            Id = Ids.New(time),
            EvidenceId = evidenceId,
            Sequence = sequence,
            At = at,
            From = last?.To,
            To = to,
            Purpose = purpose,
            Condition = condition,
            Place = place,
            PreviousHash = last?.Hash,
            Hash = HashOf(evidenceId, sequence, at, last?.To, to, purpose, condition, last?.Hash, place),
        };
    }

    /// <summary>The first entry that does not fit what stands before it; null when the chain holds.</summary>
    /// <param name="entries">All entries of one piece, in order.</param>
    public static CustodyEntry? FirstBroken(IReadOnlyList<CustodyEntry> entries)
    {
        string? previous = null, holder = null;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Sequence != i + 1 || entry.PreviousHash != previous || entry.From != holder
                || entry.Hash != HashOf(entry.EvidenceId, entry.Sequence, entry.At, entry.From, entry.To, entry.Purpose, entry.Condition, entry.PreviousHash, entry.Place))
                return entry;
            (previous, holder) = (entry.Hash, entry.To);
        }
        return null;
    }
}
