using Orchestrator.Host.Workbench.Localization;

namespace Orchestrator.Host.Workbench.Alterations;

/// <summary>Names what a plan does.</summary>
internal static class Kinds
{
    public static string Name(Texts texts, string kinds) => string.Join(texts["app.listSeparator"], kinds.Split(',').Select(kind => texts.Find($"alteration.{kind}", kind)));
}
