using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Workflows.Inspections;

/// <summary>The hash chain of a piece of evidence.</summary>
public static class Custody
{
    /// <summary>Hash of an entry: everything that it says, and the hash before it.</summary>
    public static string HashOf(string evidenceId, int sequence, DateTimeOffset at, string? from, string to, string purpose, string condition, string? previous) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', evidenceId, sequence.ToString(CultureInfo.InvariantCulture), at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), from, to, purpose, condition, previous))));

    /// <summary>The first entry that does not fit what stands before it; null when the chain holds.</summary>
    /// <param name="entries">All entries of one piece, in order.</param>
    public static CustodyEntry? FirstBroken(IReadOnlyList<CustodyEntry> entries)
    {
        string? previous = null, holder = null;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Sequence != i + 1 || entry.PreviousHash != previous || entry.From != holder
                || entry.Hash != HashOf(entry.EvidenceId, entry.Sequence, entry.At, entry.From, entry.To, entry.Purpose, entry.Condition, entry.PreviousHash))
                return entry;
            (previous, holder) = (entry.Hash, entry.To);
        }
        return null;
    }
}
