using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D20, what the unit said to the advance notice and what the officers think of it: whether the proposal stands or changes, and why.</summary>
internal sealed class DefenceRecord : NoticeContent
{
    public override string Code => "D20";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Notices | CaseNeeds.Acts;

    public override FilePart Part => FilePart.Evidence;

    public override bool QuotesOthers => true;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        data["case_no"] = penalty.FilingNumber;
        data["cause"] = Violations.Get(penalty.Violation).NameZh;
        data["officers"] = Plain.Officers(facts);
        // What was announced is told by the notice itself: the proposal may have changed since.
        if (facts.Notices.LastOrDefault(notice => notice.TemplateCode == "D18" && notice.Status == NoticeStatus.Served) is { } told)
        {
            data["announced_on"] = Plain.Date(told.IssuedOn);
            data["penalty"] = (JsonNode.Parse(told.Data) as JsonObject)?["penalty"]?.DeepClone();
        }
        if (facts.LastDefence() is { } stated)
            data["stated"] = new JsonObject { ["by"] = stated.By, ["at"] = Plain.Instant(stated.At), ["text"] = stated.Form.Text("defence") };
        if (facts.LastAct("defence-review") is not { } review)
            return;
        data["review"] = new JsonObject { ["by"] = review.By, ["at"] = Plain.Instant(review.At), ["text"] = review.Form.Text("review") };
        data["changed"] = review.Outcome == DefenceReviewActs.Change && penalty.Proposed is { } proposed ? Plain.Penalty(proposed) : null;
    }
}
