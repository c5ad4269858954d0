using System.Globalization;
using System.Text.Json;

namespace Orchestrator.Workflows.Outbox;

/// <summary>A text of a mail in both languages, from the resource <c>mails.json</c>.</summary>
internal sealed record MailText(string Zh, string En)
{
    private static readonly Dictionary<string, MailText> All = Load();

    /// <summary>Every text by its key, with places for what it speaks of.</summary>
    public static IReadOnlyDictionary<string, MailText> Templates => All;

    /// <summary>The text of a key with its places filled; what reads the same in both languages is given as a plain text.</summary>
    public static MailText Of(string key, params MailText[] parts)
    {
        var template = All[key];
        return new MailText(string.Format(CultureInfo.InvariantCulture, template.Zh, [.. parts.Select(part => part.Zh)]), string.Format(CultureInfo.InvariantCulture, template.En, [.. parts.Select(part => part.En)]));
    }

    /// <summary>Two texts one after the other.</summary>
    public MailText Then(MailText? next) => next is null ? this : new MailText(Zh + next.Zh, $"{En} {next.En}");

    /// <summary>Chinese first.</summary>
    public string InOneLine => Zh == En ? Zh : $"{Zh} / {En}";

    /// <summary>Chinese first.</summary>
    public string InParagraphs => Zh == En ? Zh : $"{Zh}\n\n{En}";

    public static implicit operator MailText(string same) => new(same, same);

    private static Dictionary<string, MailText> Load()
    {
        using var stream = typeof(MailText).Assembly.GetManifestResourceStream("mails.json") ?? throw new InvalidOperationException("The texts of mails are not embedded.");
        return JsonSerializer.Deserialize<Dictionary<string, MailText>>(stream, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("There are no texts of mails.");
    }
}
