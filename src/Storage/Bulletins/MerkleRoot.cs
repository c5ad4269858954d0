using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Storage.Bulletins;

/// <summary>Merkle root over texts: leaves are SHA-256 of 0x00 and the text, nodes SHA-256 of 0x01 and both children; an odd one goes up unchanged.</summary>
internal static class MerkleRoot
{
    public static string Of(IEnumerable<string> leaves)
    {
        var level = leaves.Select(leaf => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(leaf)])).ToList();
        if (level.Count == 0)
            return Convert.ToHexStringLower(SHA256.HashData([]));
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : SHA256.HashData([1, .. pair[0], .. pair[1]]))];
        }

        return Convert.ToHexStringLower(level[0]);
    }
}
