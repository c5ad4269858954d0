using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Cases;

/// <summary>
/// The campaign office looks at a case that was opened for a lead or a tip (U00): the unit is notified (TR-02), inspected at once (TR-08), or the case was
/// a mistake (TR-41). Until then nothing goes to the unit.
/// </summary>
internal sealed class CaseIntakeActs : ActGroup
{
    public override string Code => "case-intake";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Notify", "通知单位自查", "Notify the unit", Fields.Remark),
        Form("Inspect", "直接列入检查计划", "Plan an inspection at once", Fields.Remark),
        FormWithReason("Void", "建档有误，撤销", "Opened by mistake: void"),
    ];
}
