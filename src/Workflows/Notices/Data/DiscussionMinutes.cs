using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D24, the minutes of a collective discussion.</summary>
internal sealed class DiscussionMinutes : NoticeContent
{
    public override string Code => "D24";

    public override FilePart Part => FilePart.Internal;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["cause"] = Violations.Get(facts.Penalty.Violation).NameZh;
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.CollectiveDiscussion);
        data["penalty"] = facts.Penalty.Proposed is { } proposed ? Plain.Penalty(proposed) : null;
        foreach (var name in new[] { "participants", "views", "vote", "conclusion" })
            data[name] = Plain.FromForm(facts, "collective-discussion", name);
    }
}
