using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Handovers;

/// <summary>Why something is not handed over, as vocabulary.</summary>
internal static class HandoverRefusals
{
    public static Refusal MayNot { get; } = new("handover.may-not", "工作移交由部门负责人或者专项办办理。", "Heads and the campaign office hand work over.", "§0.3");
    public static Refusal Reasonless { get; } = new("handover.reason", "工作移交应当说明理由（调离、退休等）。", "Say why the work is handed over: a transfer, a retirement.", "程序规定第二十五条");
    public static Refusal SamePerson { get; } = new("handover.same-person", "接办人应为另一人。", "The successor must be somebody else.", "§0.3");
    public static Refusal NoSuccessor { get; } = new("handover.successor", "接办人应为本机关在岗人员，且具有移交人的全部岗位角色。", "The successor must be in service at the bureau and have every role of who leaves.", "§0.3");
    public static Refusal NoPerson { get; } = new("handover.person", "没有这个移交人。", "There is no such person to hand over from.", "§0.3");

    public static Refusal Recused { get; } = new("handover.recused", "接办人在本案中已回避，请另定接替人员。", "The successor is under recusal in this case; name another.", "程序规定第二十条");
    public static Refusal SamePair { get; } = new("handover.same-pair", "接办人已是本案的另一名承办民警，须两人办理，请另定接替人员。", "The successor is the other officer of the case already; two are needed, so name another.", "程序规定第五十二条");
    public static Refusal Excluded { get; } = new("handover.excluded", "按职责分离，接办人不能办理此事项，请另定接替人员。", "Separation of duties keeps the successor from it; name another.", "§0.3");
    public static Refusal Held { get; } = new("handover.held", "决定已作出，正在等待后加签；请先拿回或者待签署后再移交。", "The decision is made and waits for a signature after it; take it back, or hand over once it is signed.", "§0.3");
}
