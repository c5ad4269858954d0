using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Bulletins;

/// <summary>The campaign office drafts the words of the bulletin; its figures are frozen already (B2).</summary>
internal sealed class BulletinDraftActs : ActGroup
{
    public override string Code => "bulletin-draft";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Submit", "送审", "Submit for signature",
            Fields.LongText("achievements", "主要做法与成效", "What was done and achieved"),
            Fields.LongText("problems", "存在的问题", "Problems that remain"),
            Fields.LongText("long_term", "下一步工作要求", "What comes next"),
            Fields.LongText("praise", "通报表扬单位", "Units commended", required: false),
            Fields.Text("cc", "抄送", "Copies to", required: false)),
    ];
}
