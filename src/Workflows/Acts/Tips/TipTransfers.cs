using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Acts.Tips;

/// <summary>What a proposal to transfer a tip writes into it.</summary>
internal static class TipTransfers
{
    public static void Propose(Tip tip, ActRequest request)
    {
        tip.Matter = request.Form.TextOrNull("matter") ?? TipWords.Matter(tip.Type);
        tip.Authority = request.Form.Text("authority");
        tip.Result = request.Reason;
    }
}
