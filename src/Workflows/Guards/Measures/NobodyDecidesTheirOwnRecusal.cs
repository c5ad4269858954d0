using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>Nobody decides their own recusal.</summary>
internal sealed class NobodyDecidesTheirOwnRecusal : Safeguard
{
    public override string Rule => "§0.3";

    public override IReadOnlyList<string> Transitions => ["T-16"];

    public override string Zh => "本人的回避由他人决定。";

    public override string En => "Nobody decides their own recusal.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Measures.Pending is { Kind: MeasureKind.Recuse } measure && JsonNode.Parse(measure.Form) is JsonObject form && new FormValues(form).Text("person") == request.Actor.Id
            ? new Refusal("recusal.own", "您是被申请回避的人，不能决定本人的回避，请由其他领导决定。", "It is your own recusal; another must decide it.", Recusal.Basis)
            : null;
}
