using System.Collections.Frozen;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Orchestrator.Host.Workbench.Localization;

/// <summary>MudBlazor's own words in Chinese, which its package does not bring; in English its built-in texts are used.</summary>
internal sealed class ChineseMudLocalizer : MudLocalizer
{
    private static readonly FrozenDictionary<string, string> Words = Texts.Load("mud.zh.json");

    public override LocalizedString this[string key] =>
        !Texts.IsEnglish && Words.TryGetValue(key, out var text) ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);
}
