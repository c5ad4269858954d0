using System.Text.RegularExpressions;

namespace Orchestrator.Workflows.Reconciliation.Matching;

/// <summary>Addresses as they are compared: width, spaces and punctuation folded, city dropped, the room cut off, so that circuits into one house come together.</summary>
internal static partial class AddressKey
{
    private static readonly string[] ResidentialWords = ["村", "公寓", "出租屋", "花园", "家园", "小区", "宿舍", "住宅", "别墅", "新居"];

    public static string Of(string address)
    {
        var text = address.Normalize(System.Text.NormalizationForm.FormKC);
        var folded = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        foreach (var prefix in new[] { "广东省", "深圳市", "深圳" })
        {
            if (folded.StartsWith(prefix, StringComparison.Ordinal))
                folded = folded[prefix.Length..];
        }
        return Room().Replace(folded, "");
    }

    /// <summary>Speaks of a place where people live, an urban village above all.</summary>
    public static bool IsResidential(string address) => ResidentialWords.Any(word => address.Contains(word, StringComparison.Ordinal));

    [GeneratedRegex("[0-9A-Z]+(房|室|单元[0-9A-Z]*(房|室)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Room();
}
