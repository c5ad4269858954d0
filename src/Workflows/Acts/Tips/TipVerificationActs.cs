using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Tips;
using Orchestrator.Workflows.Guards.Transfers;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Acts.Tips;

/// <summary>An officer says what a tip came to (L04). A confirmed one becomes a case of its unit, or of nobody's unit when it is about a private person.</summary>
internal sealed class TipVerificationActs : ActGroup
{
    public const string Confirmed = "Confirmed";
    public const string Unfounded = "Unfounded";
    public const string CannotVerify = "CannotVerify";
    public const string OtherCompetence = "OtherCompetence";
    public const string Unit = "unit";
    public const string NewUnit = "new-unit";
    public const string Person = "person";

    private static readonly FormChoice[] Subjects =
    [
        new(Unit, "在册单位", "A registered unit"),
        new(NewUnit, "未登记单位（新建档）", "A unit that is not registered yet"),
        new(Person, "个人", "A private person"),
    ];

    public override string Code => "tip-verification";

    public override CaseNeeds Needs => CaseNeeds.Tip;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Confirmed, "查证属实", "Confirmed",
            Fields.LongText("result", "查证情况", "What was found"),
            Fields.Choice("subject", "违法主体", "Who it is about", Subjects, Unit),
            Fields.Text("unitCode", "单位编号（在册单位）", "Code of the registered unit", required: false),
            Fields.Text("name", "名称或者姓名（未登记单位、个人）", "Name of the unit or person", required: false)),
        FormWithReason(Unfounded, "查证不属实", "Unfounded"),
        FormWithReason(CannotVerify, "无法查实", "Cannot be verified"),
        FormWithReason(OtherCompetence, "发现属其他机关管辖，移送", "Found to be another authority's: transfer", Fields.Transfer),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => request.Outcome switch
    {
        Confirmed => new AConfirmedTipNamesItsSubject().Check(facts, request),
        OtherCompetence => Safeguard.First(facts, request, new ATransferGoesToACompetentAuthority()),
        _ => null,
    };

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var tip = facts.File.Tip;
        if (request.Outcome == OtherCompetence)
        {
            TipTransfers.Propose(tip, request);
            return;
        }
        tip.Result = request.Outcome == Confirmed ? request.Form.Text("result") : request.Reason;
        if (request.Outcome != Confirmed || request.Form.Text("subject") != Person)
            return;
        var person = new PersonSubject { Id = effects.NewId(), CampaignId = tip.CampaignId, TipId = tip.Id, Name = request.Form.Text("name"), Address = tip.Address, District = tip.District, RegisteredAt = request.Now };
        effects.Add(person);
        tip.PersonSubjectId = person.Id;
    }
}
