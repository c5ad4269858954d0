using Orchestrator.Host.Api.Problems;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api;

/// <summary>Reads parameters of the query string; what does not fit is refused by name.</summary>
internal static class Parameters
{
    private const int LongestSearch = 100;

    /// <summary>An enum by its name; null when absent.</summary>
    public static T? Choice<T>(string name, string? text) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return !char.IsAsciiDigit(text[0]) && text[0] != '-' && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw Bad(name, $"可用的值：{string.Join('、', Enum.GetNames<T>())}。", $"possible values: {string.Join(", ", Enum.GetNames<T>())}.");
    }

    /// <summary>A search text; null when blank.</summary>
    public static string? Search(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        return trimmed.Length <= LongestSearch ? trimmed : throw Bad("search", $"不得超过 {LongestSearch} 个字。", $"it must not be longer than {LongestSearch} characters.");
    }

    private static RefusedException Bad(string name, string zh, string en) => new(ApiRefusals.BadParameter(name, zh, en) with { Code = "form." + name });
}
