using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>Who presides over, sits at or records a hearing did not investigate the case, and no one holds two of these offices.</summary>
internal sealed class NoInvestigatorSitsOnThePanel : Safeguard
{
    public override string Rule => "HEAR";

    public override IReadOnlyList<string> Transitions => ["PT-19"];

    public override string Zh => "听证主持人、听证员、记录员不是本案调查人员，且互不兼任。";

    public override string En => "Who presides over, sits at or records a hearing did not investigate the case, and no one holds two of these offices.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        string[] panel = [.. new[] { "presider", "member", "recorder" }.Select(name => request.Form.TextOrNull(name)).OfType<string>()];
        var law = facts.Profile.PenaltyLaw;
        return panel.Any(id => id == facts.Penalty.LeadOfficerId || id == facts.Penalty.CoOfficerId)
            ? new Refusal("hearing.panel-investigated", "听证由非本案调查人员主持，请另行指定听证人员。", "The hearing is held by people who did not investigate the case; appoint others.", law.Cite(law.HearingProcedure).Zh)
            : panel.Distinct().Count() < panel.Length
            ? new Refusal("hearing.panel-twice", "听证主持人、听证员、记录员不能由同一人兼任。", "Presider, member and recorder are different people.", law.Cite(law.HearingProcedure).Zh)
            : null;
    }
}
