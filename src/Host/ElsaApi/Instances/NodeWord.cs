using System.Text;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>What one node tells the others: these instances have changed.</summary>
internal sealed record NodeWord(string Node, IReadOnlyList<string> Instances)
{
    /// <summary>PostgreSQL carries less than 8000 bytes at a time.</summary>
    public const int MostBytes = 7900;

    private const char Separator = '\n';

    /// <summary>The word as texts, each short enough to be carried.</summary>
    public IEnumerable<string> Write()
    {
        var text = new StringBuilder(Node);
        var length = Encoding.UTF8.GetByteCount(Node);
        foreach (var instance in Instances)
        {
            var added = 1 + Encoding.UTF8.GetByteCount(instance);
            if (length + added > MostBytes && text.Length > Node.Length)
            {
                yield return text.ToString();
                text.Clear().Append(Node);
                length = Encoding.UTF8.GetByteCount(Node);
            }

            text.Append(Separator).Append(instance);
            length += added;
        }

        if (text.Length > Node.Length)
            yield return text.ToString();
    }

    public static NodeWord Read(string text) => text.Split(Separator) is [var node, .. var instances] ? new NodeWord(node, instances) : new NodeWord(text, []);
}
