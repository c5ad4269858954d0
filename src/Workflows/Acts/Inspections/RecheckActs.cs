using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Inspections;

/// <summary>What a recheck finds (TR-22 to TR-24, and TR-27 where a penalty case ended without a penalty). Only after the due date may it find that nothing was done in time.</summary>
internal sealed class RecheckActs : ActGroup
{
    public const string Fixed = "Fixed";
    public const string Partly = "Partly";
    public const string NotFixed = "NotFixed";
    public const string Continue = "Continue";

    private static readonly FormField Results = new("results", FormFieldKind.FindingResults, "逐项复查结果", "Result for each finding", true);

    public override string Code => "recheck";

    public override CaseNeeds Needs => CaseNeeds.Inspection | CaseNeeds.Orders | CaseNeeds.Findings;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Fixed, "全部整改合格", "Everything fixed", [.. Fields.OnSite, Results]),
        Form(Partly, "部分整改，续发责令整改", "Partly fixed, order the rest anew",
            [.. Fields.OnSite, Results, Fields.Integer("termDays", "续改期限（日）", "Days for the rest", preset: "7")]),
        Form(NotFixed, "逾期未改", "Not fixed in time", [.. Fields.OnSite, Results]),
        Form(Continue, "期限未到，继续整改", "Not yet fixed, the period still runs", [.. Fields.OnSite, Results]),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        if (Visits.Open(facts, InspectionKind.Recheck) is not { } visit)
            return Visits.NotStarted(InspectionKind.Recheck);
        if ((TwoOfficers.OnDuty(visit.LeadOfficerId, visit.CoOfficerId, request.Actor) ?? Safeguard.First(facts, request, new ARefusedSignatureNeedsAWitness(), new EveryOpenFindingIsRechecked(), new NothingIsOverdueBeforeItsDueDate())) is { } refusal)
            return refusal;
        var results = request.Form.FindingResults("results");
        return request.Outcome switch
        {
            Fixed when results.Any(result => !result.Fixed) => new Refusal("recheck.not-all-fixed", "仍有问题未整改，不能认定全部合格。", "Findings remain open; the result cannot be 'everything fixed'.", "TR-22"),
            Partly when results.All(result => result.Fixed) || results.All(result => !result.Fixed) => new Refusal("recheck.not-partly", "部分整改须有已整改和未整改的问题。", "Partly fixed means that some findings are fixed and some are not.", "TR-24"),
            Partly when OrderTerm.Check(request.Form.Integer("termDays")) is { } wrong => wrong,
            NotFixed when results.All(result => result.Fixed) => new Refusal("recheck.all-fixed", "问题均已整改，不能认定逾期未改。", "Everything is fixed; the result cannot be 'not fixed'.", "TR-23"),
            _ => null,
        };
    }

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var fixedIds = request.Form.FindingResults("results").ToDictionary(result => result.Finding, result => result.Fixed);
        foreach (var finding in facts.OpenFindings)
            finding.Status = fixedIds[finding.Id] ? FindingStatus.Fixed : request.Outcome == Continue ? FindingStatus.Open : FindingStatus.NotFixed;
        Visits.Finish(facts.Inspection!, request, request.Outcome switch
        {
            Fixed => InspectionResult.AllFixed,
            NotFixed => InspectionResult.NotFixed,
            _ => InspectionResult.PartlyFixed,
        });
        if (request.Outcome == Partly)
            effects.Add(OrderTerms.Draft(facts, request, facts.OpenFindings, request.Form.Integer("termDays"), effects));
    }
}
