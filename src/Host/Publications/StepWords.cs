using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Publications;

/// <summary>What people call the parts of a definition: types, inputs and outcomes, from the toolbox and the forms of the acts.</summary>
internal sealed class StepWords(ActivityRegistry registry, IActCatalog acts)
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string TypeOf(string type) => registry.Find(type, null, Culture())?.DisplayName ?? type;

    /// <summary>The caption of an input, or the member's own name.</summary>
    public string MemberOf(string type, string member)
    {
        var descriptor = registry.Find(type, null, Culture());
        return descriptor?.Inputs.FirstOrDefault(input => Is(input.Name))?.DisplayName ?? descriptor?.Outputs.FirstOrDefault(output => Is(output.Name))?.DisplayName ?? member;

        bool Is(string name) => string.Equals(name, member, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The outcome as the form of the act calls it, else as the toolbox does, else by its own name.</summary>
    public string OutcomeOf(string type, string? act, string port)
    {
        var form = acts.Forms.FirstOrDefault(known => known.Act == act && known.Outcome == port);
        return form is not null ? IsEnglish ? form.LabelEn : form.LabelZh
            : registry.Find(type, null, Culture())?.Ports.FirstOrDefault(known => known.Name == port)?.DisplayName ?? port;
    }

    /// <summary>The act that a step asks for, when it is written as a plain text.</summary>
    public static string? ActOf(JsonObject? step) =>
        step?["act"] is JsonObject act && act["expression"] is JsonObject expression && expression["value"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static CultureInfo Culture() => IsEnglish ? CultureInfo.GetCultureInfo("en") : CultureInfo.GetCultureInfo("zh-CN");
}
