using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Of each piece of evidence that was kept one thing is decided; what is handed over names the authority, what is seized the decision by which it is.</summary>
internal sealed class OfEachPieceKeptOneThingIsDecided : Safeguard
{
    private const string Basis = "《中华人民共和国行政处罚法》（先行登记保存的证据须在期限内作出处理决定）";

    public override string Rule => "T-15";

    public override IReadOnlyList<string> Transitions => ["PT-05"];

    public override string Zh => "对先行登记保存的证据逐件作出一项处理决定；移送的写明机关，扣押的写明扣押决定书文号。";

    public override string En => "Of each piece of evidence kept one thing is decided; a hand-over names the authority, a seizure the decision.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var pieces = facts.Notice is { } decision ? KeptEvidence.Pieces((JsonObject)JsonNode.Parse(decision.Data)!) : [];
        if (KeptEvidence.Read(request.Form, pieces.Count) is not { } ways)
            return new Refusal("preservation.pieces", $"请按清单序号（1至{pieces.Count}）逐件写明处理方式，每件只能有一种。", $"Say of each piece on the list (1 to {pieces.Count}) what becomes of it, once.", Basis);
        if (ways.Any(way => way.Field == KeptEvidence.HandedOver) != request.Form.TextOrNull("authority") is not null)
            return new Refusal("preservation.authority", "移送的证据应当写明受移送机关；不移送的不填写。", "State the receiving authority where something is handed over, and only then.", Basis);
        return ways.Any(way => way.Field == KeptEvidence.Seized) != request.Form.TextOrNull("seizureNo") is not null
            ? new Refusal("preservation.seizure", "扣押须另有扣押决定书，请写明其文号；不扣押的不填写。", "A seizure rests on a decision of its own; state its number, and only then.", Basis)
            : null;
    }
}
