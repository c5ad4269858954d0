using NodaTime;

namespace Orchestrator.Workflows.Units;

/// <summary>The districts of the city, by date.</summary>
public static class Districts
{
    /// <summary>The six districts of 2005.</summary>
    public static IReadOnlyList<string> Of2005 { get; } = ["福田", "罗湖", "南山", "盐田", "宝安", "龙岗"];

    /// <summary>The districts of today.</summary>
    public static IReadOnlyList<string> OfToday { get; } = ["福田", "罗湖", "盐田", "南山", "宝安", "龙岗", "龙华", "坪山", "光明", "大鹏"];

    /// <summary>The list that a register of this date uses: six until 2016, ten since the new districts and functional areas report by themselves.</summary>
    public static IReadOnlyList<string> On(LocalDate date) => date.Year < 2017 ? Of2005 : OfToday;

    /// <summary>Whether the rule of the special economic zone applied there: the four inner districts until 2010-06-30, then the whole city.</summary>
    public static bool InSpecialZone(string district, LocalDate date) =>
        date >= new LocalDate(2010, 7, 1) || district is "福田" or "罗湖" or "南山" or "盐田";

    /// <summary>English name, for the English interface.</summary>
    public static string En(string district) => district switch
    {
        "福田" => "Futian",
        "罗湖" => "Luohu",
        "南山" => "Nanshan",
        "盐田" => "Yantian",
        "宝安" => "Bao'an",
        "龙岗" => "Longgang",
        "龙华" => "Longhua",
        "坪山" => "Pingshan",
        "光明" => "Guangming",
        "大鹏" => "Dapeng",
        _ => district,
    };

    /// <summary>The district that a text names (福田, 福田区, 深圳市福田区, Futian), or null.</summary>
    public static string? Parse(string text, IReadOnlyList<string> districts)
    {
        var word = text.Trim();
        if (word.StartsWith("深圳市", StringComparison.Ordinal))
            word = word[3..];
        foreach (var suffix in new[] { "新区", "区" })
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal) && word.Length > suffix.Length)
                word = word[..^suffix.Length];
        }
        return districts.FirstOrDefault(district => district == word || En(district).Equals(word, StringComparison.OrdinalIgnoreCase));
    }
}
