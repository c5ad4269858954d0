using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Orchestrator.Host.Workbench.Localization;

/// <summary>
/// Every sentence that the console shows, by key, in Chinese and English; the language is that of the current UI culture and Chinese is the default.
/// The texts are the embedded <c>texts.zh.json</c> and <c>texts.en.json</c>, which hold the same keys.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string> _zh = Load("texts.zh.json");
    private readonly FrozenDictionary<string, string> _en = Load("texts.en.json");

    /// <summary>True when the reader has chosen English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>All keys of one language, for the check that none is missing in the other.</summary>
    public IReadOnlyCollection<string> Keys(string language) => language == "en" ? _en.Keys : _zh.Keys;

    /// <summary>The text of this key; an unknown key is shown as itself, so that it is seen.</summary>
    public string this[string key] => (IsEnglish ? _en : _zh).GetValueOrDefault(key, key);

    /// <summary>The text of this key with its places filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>The text of this key, or <paramref name="otherwise"/> when there is none.</summary>
    public string Find(string key, string otherwise) => (IsEnglish ? _en : _zh).GetValueOrDefault(key, otherwise);

    /// <summary>One of two texts that come with the data.</summary>
    public static string Pick(string zh, string en) => IsEnglish && en.Length > 0 ? en : zh;

    internal static FrozenDictionary<string, string> Load(string file)
    {
        var assembly = typeof(Texts).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + file, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
