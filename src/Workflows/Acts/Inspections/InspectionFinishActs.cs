using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Notices.Data;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Inspections;

/// <summary>An inspection ends clean or with findings (TR-10, TR-11).</summary>
internal sealed class InspectionFinishActs : ActGroup
{
    public const string Clean = "Clean";
    public const string Issues = "Issues";

    private static readonly FormField[] Record =
    [
        .. Fields.OnSite,
        Fields.Flag("allAnswered", "检查项目已逐项检查", "Every item of the checklist has been answered", required: true),
        .. InPlaceForm.Fields,
        Fields.Integer(InspectionRecord.SecondLevelFound, "现场核实二级接入单位户数", "Second-level units found on site", required: false),
        Fields.LongText("unitComment", "被检查单位意见", "Comment of the unit", required: false),
    ];

    public override string Code => "inspection-finish";

    public override CaseNeeds Needs => CaseNeeds.Inspection;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Clean, "未发现问题", "No issue found", Record),
        Form(Issues, "发现问题", "Issues found", [.. Record, new FormField("findings", FormFieldKind.Findings, "发现的问题", "Findings", true)]),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        if (Visits.Open(facts, InspectionKind.Full) is not { } visit)
            return Visits.NotStarted(InspectionKind.Full);
        return TwoOfficers.OnDuty(visit.LeadOfficerId, visit.CoOfficerId, request.Actor)
            ?? new ARefusedSignatureNeedsAWitness().Check(facts, request)
            ?? (request.Form.Flag("allAnswered") ? null
                : new Refusal("inspection.items-unanswered", "必查项目尚未全部检查，不能结束检查。", "The checklist has not been answered in full.", "TR-10"))
            ?? UnknownItem(facts, request);
    }

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var visit = facts.Inspection!;
        Visits.Finish(visit, request, request.Outcome == Clean ? InspectionResult.Clean : InspectionResult.IssuesFound);
        visit.InPlace = InPlaceForm.Read(request.Form);
        if (request.Outcome != Issues)
            return;
        foreach (var (item, fact, evidence) in request.Form.Findings("findings"))
            effects.Add(FindingOf(facts, visit.Id, item, fact, evidence, effects));
    }

    /// <summary>A finding with what the checklist says about its item.</summary>
    public static Finding FindingOf(CaseFacts facts, string visitId, string item, string fact, string evidence, ActEffects effects)
    {
        var entry = Checklist.Get(item);
        return new Finding
        {
            Id = effects.NewId(),
            CaseId = facts.Case.Id,
            CampaignId = facts.Campaign.Id,
            InspectionId = visitId,
            ItemCode = entry.Code,
            Gap = entry.Gap,
            Severity = entry.Severity,
            Fact = fact,
            Evidence = evidence,
            Basis = entry.BasisUnder(facts.Substance),
        };
    }

    /// <summary>Each finding must name an item of the checklist for the unit's category, once.</summary>
    public static Refusal? UnknownItem(CaseFacts facts, ActRequest request)
    {
        var checklist = Checklist.For(facts.Case.Category).Select(entry => entry.Code).ToHashSet();
        var seen = new HashSet<string>();
        foreach (var (item, _, _) in request.Form.Findings("findings"))
        {
            if (!checklist.Contains(item))
                return new Refusal("inspection.item-unknown", $"该类单位的检查表中没有项目“{item}”。", $"The checklist of this category has no item '{item}'.");
            if (!seen.Add(item))
                return new Refusal("inspection.item-twice", $"项目“{item}”重复填写。", $"Item '{item}' is entered twice.");
        }
        return null;
    }
}
