using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Publications;

/// <summary>Who may ask and decide: pure functions of request, draft and actor.</summary>
public static class PublicationRules
{
    private const int LongestText = 500;

    public static bool MayPublish(Actor actor) => actor.Is(Role.Author) || actor.Is(Role.Admin);

    public static Refusal? MayAsk(Actor actor, string? note) =>
        !MayPublish(actor) ? PublicationRefusals.MayNot : note?.Trim().Length > LongestText ? PublicationRefusals.TextTooLong : null;

    /// <param name="request">What was asked for.</param>
    /// <param name="savedBy">Who gave the draft its present content.</param>
    /// <param name="agrees">True to publish, false to return.</param>
    /// <param name="reason">Needed to return.</param>
    /// <param name="actor">Who decides.</param>
    public static Refusal? MayDecide(PublicationRequest request, string? savedBy, bool agrees, string? reason, Actor actor) =>
        !MayPublish(actor) ? PublicationRefusals.MayNot
        : request.Status != PublicationStatus.Waiting ? PublicationRefusals.Decided(request)
        : request.AskedBy == actor.Id ? PublicationRefusals.SamePerson
        : savedBy == actor.Id ? PublicationRefusals.LastSaver
        : !agrees && string.IsNullOrWhiteSpace(reason) ? PublicationRefusals.ReasonMissing
        : reason?.Trim().Length > LongestText ? PublicationRefusals.TextTooLong
        : null;
}
