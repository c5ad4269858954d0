using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D36, the letter by which a penalty case goes to another authority or to the criminal police. Its receipt is recorded by hand.</summary>
internal sealed class TransferLetter : NoticeContent
{
    public override string Code => "D36";

    public override string Addressee(CaseFacts facts) => facts.Penalty.Ending?.Authority ?? base.Addressee(facts);

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var violation = Violations.Get(facts.Penalty.Violation);
        data["authority"] = facts.Penalty.Ending?.Authority;
        data["facts"] = facts.Penalty.Facts ?? $"涉嫌{violation.NameZh}";
        data["reason"] = facts.Penalty.Ending?.Ground;
        data["basis"] = Plain.List("《公安机关办理行政案件程序规定》");
        data["materials"] = Plain.List("受案登记表", "监督检查记录", "证据材料及清单");
        data["criminal"] = facts.Penalty.Ending is { Kind: EndingKind.Criminal };
    }
}
