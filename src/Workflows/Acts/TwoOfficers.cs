using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Acts;

/// <summary>Every visit is made by two different officers, and by those assigned (行政处罚法 1996 art. 37, 2021 art. 42).</summary>
internal static class TwoOfficers
{
    public const string Basis = "《中华人民共和国行政处罚法》(1996年)第三十七条";

    public static Refusal Same { get; } = new("officers.not-two", "执法人员不得少于两人，主办与协办民警不能是同一人。", "There must be two officers; lead and second officer cannot be the same person.", Basis);

    public static Refusal? OnDuty(UnitCase @case, Actor actor) => OnDuty(@case.LeadOfficerId, @case.CoOfficerId, actor);

    public static Refusal? OnDuty(string? lead, string? second, Actor actor) =>
        lead is null || second is null ? new Refusal("officers.not-assigned", "本案尚未指派两名承办民警。", "Two officers have not been assigned to the case.", Basis)
        : lead == second ? Same
        : actor.Id != lead && actor.Id != second ? new Refusal("officers.not-yours", "只有本案承办民警可以办理。", "Only the officers of this case may do this.", Basis)
        : null;
}
