using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>Whoever adds, changes or removes a person says why: it decides who may sign.</summary>
internal sealed class AnActOnAPersonGivesItsReason : PersonGuard
{
    private const int Longest = 200;

    public override Refusal? Check(PersonFacts facts) =>
        string.IsNullOrWhiteSpace(facts.Reason) ? new Refusal("person.reason", "请写明理由（调入、任免、退休等）。", "Give the reason: a transfer, an appointment, a retirement.", Rule)
        : facts.Reason.Trim().Length > Longest ? new Refusal("person.reason", $"理由不得超过{Longest}字。", $"The reason may have {Longest} characters at most.", Rule)
        : null;
}
