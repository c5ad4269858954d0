using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D17, the report that ends the investigation: what the officers found, on what evidence, under which rule, and what they propose. Legal review reads it.</summary>
internal sealed class InvestigationReport : NoticeContent
{
    /// <summary>What stands where nobody wrote anything down.</summary>
    internal const string NotRecorded = "案卷中没有记载";

    private const string Act = "penalty-investigation";

    public override string Code => "D17";

    public override FilePart Part => FilePart.Internal;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Orders | CaseNeeds.Inspection | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        Fill(facts, data);
        data["officers"] = Plain.Officers(facts);
        data["opened_on"] = Plain.Date(LegalClock.DateOf(penalty.OpenedAt));
        if (facts.Orders.FirstOrDefault(order => order.Id == penalty.OrderId) is { DocumentNumber: { } number, DueOn: { } due, ServedOn: { } served })
            data["order"] = new JsonObject { ["doc_no"] = number, ["served_on"] = Plain.Date(served), ["due_date"] = Plain.Date(due) };
        if (facts.Inspection is { FinishedAt: not null, Result: { } result } visit)
            data["visit"] = new JsonObject { ["kind"] = visit.Kind == InspectionKind.Full ? "检查" : "复查", ["date"] = Plain.Date(LegalClock.DateOf(visit.StartedAt)), ["result"] = ResultOf(result) };
        data["factors"] = FactorsOf(penalty.Factors);
        data["band_reason"] = penalty.Factors?.Reason;
        data["act_ended_on"] = Plain.FromForm(facts, Act, "actEndedOn");
        data["complex"] = penalty.IsComplex;
        data["revocation"] = penalty.ProposesRevocation;
        data["hearing_right"] = penalty.HearingRight;
    }

    /// <summary>What the officers established and propose, as far as the sheet of the decision (D25) prints it too.</summary>
    internal static void Fill(CaseFacts facts, JsonObject data)
    {
        var (penalty, violation) = (facts.Penalty, Violations.Get(facts.Penalty.Violation));
        data["case_no"] = penalty.FilingNumber;
        data["filed_on"] = Plain.Date(penalty.FiledOn);
        data["cause"] = violation.NameZh;
        data["facts"] = penalty.Facts;
        data["evidence"] = Plain.Lines(Plain.FromForm(facts, Act, "evidence") ?? "");
        data["violated_basis"] = PenaltyBases.Violated(violation);
        data["penalty_basis"] = PenaltyBases.Penalty(violation);
        data["discretion"] = Plain.FromForm(facts, Act, "discretion");
        data["penalty"] = penalty.Proposed is { } proposed ? Plain.Penalty(proposed) : null;
    }

    private static string ResultOf(InspectionResult result) => result switch
    {
        InspectionResult.Clean => "未发现问题",
        InspectionResult.IssuesFound => "发现问题",
        InspectionResult.AllFixed => "全部整改完毕",
        InspectionResult.PartlyFixed => "部分整改",
        _ => "未整改",
    };

    /// <summary>The factors that the officers ticked, in the words of their form.</summary>
    private static string FactorsOf(DiscretionFactors? factors)
    {
        if (factors is null)
            return NotRecorded;
        (bool Holds, string Name)[] rows =
        [
            (factors.HarmRemoved, "harmRemoved"), (factors.Disclosed, "disclosed"), (factors.Coerced, "coerced"), (factors.Meritorious, "meritorious"),
            (factors.Grave, "grave"), (factors.Retaliated, "retaliated"), (factors.Repeated, "repeated"),
        ];
        var named = rows.Where(row => row.Holds).Select(row => FactorsForm.Fields.First(field => field.Name == row.Name).LabelZh).ToList();
        return named.Count == 0 ? "无" : string.Join("；", named);
    }
}
