using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>The letter of advice of the police exists since the inspection rules of 2026 are in force.</summary>
internal sealed class AdviceIsGivenUnderTheInspectionRulesOf2026 : Safeguard
{
    internal const string Basis = "《公安机关网络空间安全监督检查办法》（公安部令第176号，2026年10月1日起施行）";

    public override string Rule => "D47";

    public override IReadOnlyList<string> Transitions => ["D47"];

    public override string Zh => "公安提示函自公安部令第176号施行之日起制发。";

    public override string En => "A letter of advice is sent since ministry order 176 is in force.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome != nameof(MeasureKind.Advise) || MeasureRule.Of(MeasureKind.Advise).IsOfferedUnder(facts.Profile) ? null
            : new Refusal("advice.not-yet", "本案适用的法律没有公安提示函；对隐患可以在检查记录中记明，由单位自行改进。", "The law of this case knows no letter of advice; a hazard is noted in the record of the inspection, for the unit to see to.", Basis);
}
