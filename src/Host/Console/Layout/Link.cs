using System.Text;

namespace Orchestrator.Host.Workbench.Layout;

/// <summary>Addresses of pages with their filters: what is chosen is in the address, so that a list can be bookmarked and sent to a colleague.</summary>
internal static class Link
{
    /// <summary>The path with those values that are not empty.</summary>
    public static string To(string path, params (string Name, string? Value)[] values)
    {
        var link = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in values)
        {
            if (string.IsNullOrWhiteSpace(value))
                continue;
            link.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value.Trim()));
            separator = '&';
        }
        return link.ToString();
    }
}
