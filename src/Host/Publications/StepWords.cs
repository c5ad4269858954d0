using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Publications;

/// <summary>What people call the parts of a definition: types, inputs and outcomes, from the toolbox and the forms of the acts.</summary>
internal sealed class StepWords(ActivityRegistry registry, IActCatalog acts)
{
    private readonly Lazy<OutcomeWords> _chinese = new(() => Collect(acts, english: false));
    private readonly Lazy<OutcomeWords> _english = new(() => Collect(acts, english: true));

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string TypeOf(string type) => registry.Find(type, null, Culture())?.DisplayName ?? type;

    /// <summary>The caption of an input, or the member's own name.</summary>
    public string MemberOf(string type, string member)
    {
        var descriptor = registry.Find(type, null, Culture());
        return descriptor?.Inputs.FirstOrDefault(input => Is(input.Name))?.DisplayName ?? descriptor?.Outputs.FirstOrDefault(output => Is(output.Name))?.DisplayName ?? member;

        bool Is(string name) => string.Equals(name, member, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The outcome as the form of the act calls it, else as the domain or the toolbox does, else by its own name.</summary>
    public string OutcomeOf(string type, string? act, string port)
    {
        var outcomes = Outcomes(IsEnglish);
        return outcomes.Find(type, act, port)
            ?? registry.Find(type, null, Culture())?.Ports.FirstOrDefault(known => known.Name == port && known.DisplayName != port)?.DisplayName
            ?? outcomes.Any.GetValueOrDefault(port, port);
    }

    /// <summary>Captions of all outcomes that the domain knows.</summary>
    public OutcomeWords Outcomes(bool english) => english ? _english.Value : _chinese.Value;

    /// <summary>The act that a step asks for, when it is written as a plain text.</summary>
    public static string? ActOf(JsonObject? step) =>
        step?["act"] is JsonObject act && act["expression"] is JsonObject expression && expression["value"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static CultureInfo Culture() => IsEnglish ? CultureInfo.GetCultureInfo("en") : CultureInfo.GetCultureInfo("zh-CN");

    private static OutcomeWords Collect(IActCatalog acts, bool english)
    {
        var ofActs = acts.Forms.GroupBy(form => form.Act).ToDictionary(act => act.Key, act => Captions(act.Select(form => (form.Outcome, form.LabelZh, form.LabelEn))));
        return new OutcomeWords(ofActs, new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["Case.AwaitDecision"] = Captions([("Expired", "期限届满", "Expired"), ("Closed", "阶段开始", "Phase began"), ("Reopened", "重新启动", "Reopened")]),
            ["Case.BranchByState"] = Captions([
                ("Default", "其他状态", "Other states"),
                .. Enum.GetValues<UnitCaseState>().Select(state => (state.ToString(), UnitCaseStateNames.Zh(state), UnitCaseStateNames.En(state))),
                .. Enum.GetValues<PenaltyState>().Select(state => (state.ToString(), PenaltyStateNames.Zh(state), PenaltyStateNames.En(state)))]),
        }, Captions([("Done", "完成", "Done"),
            .. acts.Forms.GroupBy(form => form.Outcome).Where(outcome => outcome.Select(form => form.LabelZh).Distinct().Count() == 1).Select(outcome => (outcome.Key, outcome.First().LabelZh, outcome.First().LabelEn))]));

        IReadOnlyDictionary<string, string> Captions(IEnumerable<(string Outcome, string Zh, string En)> outcomes) =>
            outcomes.DistinctBy(outcome => outcome.Outcome).ToDictionary(outcome => outcome.Outcome, outcome => english ? outcome.En : outcome.Zh);
    }
}
