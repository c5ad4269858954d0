using Orchestrator.Engine.Definitions;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Publications;

/// <summary>Why a publication is not asked for or not decided, as vocabulary.</summary>
public static class PublicationRefusals
{
    public static Refusal MayNot { get; } = new("publication.may-not", "只有流程编制员和管理员可以提请或审批发布。", "Only workflow authors and administrators may ask for or decide about a publication.");
    public static Refusal SamePerson { get; } = new("publication.same-person", "发布须由提请人以外的人员审批。", "Somebody other than the person who asked must decide.", "职责分离");
    public static Refusal LastSaver { get; } = new("publication.last-saver", "最后保存该草稿的人员不能审批其发布。", "Whoever saved the draft last may not decide about it.", "职责分离");
    public static Refusal ReasonMissing { get; } = new("publication.reason-missing", "退回应当说明理由。", "Returning needs a reason.");
    public static Refusal TextTooLong { get; } = new("publication.text-too-long", "说明不得超过 500 个字。", "The text must not be longer than 500 characters.");
    public static Refusal Changed { get; } = new("publication.changed", "提请之后草稿又有改动或已不是最新版本，请退回并重新提请。", "The draft was changed after the request or is no longer the latest version: return it and have it asked for anew.");

    public static Refusal Unknown(string id) => new("publication.unknown", $"没有发布申请“{id}”。", $"There is no publication request '{id}'.");

    public static Refusal NoDefinition(string definitionId) => new("publication.no-definition", $"没有流程“{definitionId}”。", $"There is no definition '{definitionId}'.");

    public static Refusal NothingToPublish(string name) => new("publication.nothing", $"“{name}”的最新版本已经发布，没有待发布的草稿。", $"The latest version of '{name}' is published already; there is no draft.");

    public static Refusal Decided(PublicationRequest request) => new("publication.decided", $"该申请已由{request.DecidedByName ?? "新的申请"}处理，不再待批。", $"The request waits for no decision: it is {request.Status}.");

    /// <summary>What stands in the way of publishing, every error at once.</summary>
    public static Refusal Invalid(IEnumerable<ValidationIssue> issues)
    {
        var errors = issues.Where(issue => issue.Severity == IssueSeverity.Error).ToList();
        return new Refusal("publication.invalid", string.Join(' ', errors.Select(e => $"{e.Place}：{e.Zh}")), string.Join(' ', errors.Select(e => $"{e.Place}: {e.En}")));
    }
}
