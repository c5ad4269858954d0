using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Enforcement;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>While a decision is carried out: reviews and suits are registered with their results, and the decision is revoked or changed (PX4).</summary>
internal sealed class RemedyActs : ActGroup
{
    public const string Challenged = "Challenge";
    public const string Ended = "ChallengeEnds";
    public const string Overturned = "Overturned";
    public const string Revoke = "Revoke";

    private static readonly FormChoice[] Kinds = [new(nameof(ChallengeKind.Review), "行政复议", "Review"), new(nameof(ChallengeKind.Suit), "行政诉讼", "Suit")];
    private static readonly FormChoice[] Kept = [new(nameof(ChallengeResult.Upheld), "维持或者驳回", "Upheld"), new(nameof(ChallengeResult.Withdrawn), "撤回或者终止", "Withdrawn")];
    private static readonly FormChoice[] Lost = [new(nameof(ChallengeResult.Revoked), "撤销", "Revoked"), new(nameof(ChallengeResult.Changed), "变更", "Changed")];

    public override string Code => "remedies";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Challenged, "登记复议、诉讼受理", "Register a review or suit", Fields.Choice("kind", "类别", "Kind", Kinds), Fields.Text("body", "复议机关或者法院", "Body or court"), Fields.Date("acceptedOn", "受理日期", "Accepted on")),
        Form(Ended, "登记维持、撤回等结果", "Register that the decision stands", Fields.Choice("result", "结果", "Result", Kept), Fields.Date("endedOn", "结果日期", "Day of the result")),
        Form(Overturned, "登记撤销、变更结果", "Register that the decision was revoked or changed", Fields.Choice("result", "结果", "Result", Lost), Fields.Date("endedOn", "结果日期", "Day of the result"), Redo),
        FormWithReason(Revoke, "提请自行撤销", "Propose to revoke the decision", Redo),
    ];

    private static FormField Redo => Fields.Flag("redo", "撤销后重新办理", "The case is handled anew afterwards");

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => request.Outcome switch
    {
        Challenged => Safeguard.First(facts, request, new AChallengeIsRegisteredOneAtATime()),
        Ended or Overturned => Safeguard.First(facts, request, new OnlyAPendingChallengeEnds()),
        _ => null,
    };

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var penalty = facts.Penalty;
        switch (request.Outcome)
        {
            case Challenged:
                penalty.Challenges = [.. penalty.Challenges ?? [], new Challenge(Enum.Parse<ChallengeKind>(request.Form.Text("kind")), request.Form.Text("body"), request.Form.Date("acceptedOn"))];
                break;
            case Revoke:
                penalty.Enforcement = (penalty.Enforcement ?? new()) with { Revocation = new Revocation(request.Reason!, request.Form.Flag("redo")) };
                break;
            default:
                var result = Enum.Parse<ChallengeResult>(request.Form.Text("result"));
                penalty.Challenges = [.. penalty.Challenges!.Select(challenge => challenge.IsPending ? challenge with { EndedOn = request.Form.Date("endedOn"), Result = result } : challenge)];
                if (request.Outcome == Overturned)
                    penalty.Enforcement = (penalty.Enforcement ?? new()) with { Revocation = new Revocation(penalty.Challenges[^1].Body, request.Form.Flag("redo")) { DecidedOn = request.Form.Date("endedOn") } };
                break;
        }
    }
}
