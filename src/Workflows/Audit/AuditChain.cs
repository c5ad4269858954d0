using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Workflows.Audit;

/// <summary>How the events of one stream are hashed, and how a broken link is found.</summary>
public static class AuditChain
{
    /// <summary>What the first event of a stream names as its predecessor.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>Lower-case hex SHA-256 over the fields, each preceded by its UTF-8 length so that no two events read alike.</summary>
    public static string HashOf(string stream, long sequence, DateTimeOffset at, string actorId, string actorName, string act, string? before, string? after, string? reason, string? data, string previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(previousHash);
        Append(stream);
        Append(sequence.ToString(CultureInfo.InvariantCulture));
        Append(at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Append(actorId);
        Append(actorName);
        Append(act);
        Append(before);
        Append(after);
        Append(reason);
        Append(data);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string? text)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            var length = text is null ? -1 : bytes.Length;
            hash.AppendData(Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }
    }

    public static string HashOf(AuditEvent e) =>
        HashOf(e.Stream, e.Sequence, e.At, e.ActorId, e.ActorName, e.Act, e.Before, e.After, e.Reason, e.Data, e.PreviousHash);
}
