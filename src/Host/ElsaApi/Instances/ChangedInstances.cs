using System.Text;
using Orchestrator.Host.Nodes;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Ids of instances as texts that the nodes' line carries.</summary>
internal static class ChangedInstances
{
    private const char Separator = '\n';

    /// <summary>The ids in as many texts as are needed.</summary>
    public static IEnumerable<string> Write(IEnumerable<string> instances)
    {
        var text = new StringBuilder();
        var length = 0;
        foreach (var instance in instances)
        {
            var added = 1 + Encoding.UTF8.GetByteCount(instance);
            if (length + added > NodeLine.MostBytes && length > 0)
            {
                yield return text.ToString();
                text.Clear();
                length = 0;
            }

            if (length > 0)
                text.Append(Separator);
            text.Append(instance);
            length += added;
        }

        if (length > 0)
            yield return text.ToString();
    }

    public static IEnumerable<string> Read(string text) => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
}
