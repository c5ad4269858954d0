using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Orchestrator.Engine.Values;

/// <summary>
/// Reads durations as their authors mean them: <c>72:00:00</c> is 72 hours, <c>3.00:00:00</c> and <c>3:00:00:00</c> are three days, <c>P3D</c> and <c>PT36H</c> are ISO 8601.
/// Years and months are refused, since their length depends on the calendar.
/// </summary>
public static partial class Durations
{
    [GeneratedRegex(@"^(?<sign>-)?(?:(?<d>\d{1,7})(?:[.]|:(?=\d+:\d+:\d)))?(?<h>\d{1,7}):(?<m>\d{1,2})(?::(?<s>\d{1,2})(?:[.](?<f>\d{1,7}))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    /// <summary>Reads the text, or answers false.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        text = text.Trim();
        var match = Clock().Match(text);
        if (match.Success)
        {
            long Part(string name) => match.Groups[name].Success ? long.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (Part("m") > 59 || Part("s") > 59)
                return false;
            var ticks = (Part("d") * TimeSpan.TicksPerDay) + (Part("h") * TimeSpan.TicksPerHour) + (Part("m") * TimeSpan.TicksPerMinute) + (Part("s") * TimeSpan.TicksPerSecond);
            if (match.Groups["f"].Success)
                ticks += long.Parse(match.Groups["f"].Value.PadRight(7, '0'), CultureInfo.InvariantCulture);
            duration = new TimeSpan(match.Groups["sign"].Success ? -ticks : ticks);
            return true;
        }
        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal))
        {
            var date = text.Split('T')[0];
            if (date.Contains('Y', StringComparison.Ordinal) || date.Contains('M', StringComparison.Ordinal))
                return false;
            try
            {
                duration = XmlConvert.ToTimeSpan(text);
                return true;
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>The text form that .NET and Elsa read alike, such as <c>3.00:00:00</c>.</summary>
    public static string Format(TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture);
}
