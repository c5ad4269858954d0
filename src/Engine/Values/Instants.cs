using System.Globalization;

namespace Orchestrator.Engine.Values;

/// <summary>Reads instants: ISO 8601, and the zone-less texts that Studio's date picker writes in Chinese and American form.</summary>
public static class Instants
{
    private static readonly CultureInfo[] PickerCultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en-US")];

    /// <summary>The instant, in UTC. A text without a zone is read in <paramref name="zone"/> (UTC when null).</summary>
    /// <exception cref="FormatException">The text is no instant.</exception>
    public static DateTimeOffset Parse(string text, TimeZoneInfo? zone = null)
    {
        text = text.Trim();
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local) && local.Kind == DateTimeKind.Unspecified)
            return In(local, zone);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant.ToUniversalTime();
        foreach (var culture in PickerCultures)
        {
            if (DateTime.TryParse(text, culture, DateTimeStyles.None, out local))
                return In(local, zone);
        }
        throw new FormatException("not an instant");
    }

    private static DateTimeOffset In(DateTime local, TimeZoneInfo? zone) => new DateTimeOffset(local, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(local)).ToUniversalTime();
}
