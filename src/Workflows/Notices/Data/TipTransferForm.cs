using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D42, a tip as it goes to the authority that is competent for it. It never says who gave the tip.</summary>
internal sealed class TipTransferForm : NoticeContent
{
    public override string Code => "D42";

    public override FilePart Part => FilePart.Internal;

    public override CaseNeeds Needs => CaseNeeds.None;

    public override string Addressee(CaseFacts facts) => facts.File.Tip.Authority ?? "";

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var tip = facts.File.Tip;
        data["authority"] = tip.Authority;
        data["reason"] = tip.Result;
        data["basis"] = Plain.List("《公安机关办理行政案件程序规定》");
        data["tip"] = new JsonObject
        {
            ["number"] = tip.Number,
            ["received_on"] = Plain.Date(tip.ReceivedOn),
            ["channel"] = TipWords.Zh(tip.Channel),
            ["kind"] = TipWords.Zh(tip.Type),
            ["address"] = tip.Address,
            ["suspect"] = tip.Suspect,
            ["content"] = tip.Content,
        };
    }
}
