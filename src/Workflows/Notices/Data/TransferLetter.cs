using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D36, the letter by which a case, a part of it or a penalty case goes to another authority or to the criminal police. Its receipt is recorded by hand.</summary>
internal sealed class TransferLetter : NoticeContent
{
    public override string Code => "D36";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Findings | CaseNeeds.Measure;

    public override string Addressee(CaseFacts facts) => AuthorityOf(facts) ?? base.Addressee(facts);

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["authority"] = AuthorityOf(facts);
        data["basis"] = Plain.List("《公安机关办理行政案件程序规定》");
        if (facts.File.PenaltyOrNull is { } penalty)
        {
            data["facts"] = penalty.Facts ?? $"涉嫌{Violations.Get(penalty.Violation).NameZh}";
            data["reason"] = penalty.Ending?.Ground;
            data["materials"] = Plain.List("受案登记表", "监督检查记录", "证据材料及清单");
            data["criminal"] = penalty.Ending is { Kind: EndingKind.Criminal };
            return;
        }
        data["facts"] = facts.OpenFindings.Any() ? string.Join("；", facts.OpenFindings.Select(finding => finding.Fact)) : facts.Measures.Transfer?.Reason;
        data["reason"] = facts.Measures.Transfer is { Kind: MeasureKind.Refer } part ? $"{part.Reason}，属你单位管辖的部分移送你单位，公安机关管辖的部分由我局继续办理" : facts.Measures.Transfer?.Reason;
        data["materials"] = Plain.List("监督检查记录", "证据材料及清单");
        data["criminal"] = false;
    }

    private static string? AuthorityOf(CaseFacts facts) =>
        facts.File.PenaltyOrNull is { } penalty ? penalty.Ending?.Authority
        : facts.Measures.Transfer is { } measure && JsonNode.Parse(measure.Form) is JsonObject form ? new FormValues(form).TextOrNull("authority") : null;
}
