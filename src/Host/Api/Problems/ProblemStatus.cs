using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Problems;

/// <summary>Which HTTP status a refusal becomes, and how the status is called.</summary>
internal static class ProblemStatus
{
    // The codes by which domain and host say "not you", "not there", "not readable" and "changed"; every other refusal is about the state of things.
    private static readonly Dictionary<string, int> ByCode = new(StringComparer.Ordinal)
    {
        ["not-signed-in"] = StatusCodes.Status401Unauthorized,
        ["not-allowed"] = StatusCodes.Status403Forbidden,
        ["task.not-your-role"] = StatusCodes.Status403Forbidden,
        ["task.not-your-unit"] = StatusCodes.Status403Forbidden,
        ["task.excluded"] = StatusCodes.Status403Forbidden,
        ["task.assigned-to-other"] = StatusCodes.Status403Forbidden,
        ["task.may-not-reassign"] = StatusCodes.Status403Forbidden,
        ["task.recused"] = StatusCodes.Status403Forbidden,
        ["case.two-parts"] = StatusCodes.Status403Forbidden,
        ["approval.not-holder"] = StatusCodes.Status403Forbidden,
        ["approval.not-submitter"] = StatusCodes.Status403Forbidden,
        ["slip.not-yours"] = StatusCodes.Status403Forbidden,
        ["approval.transferred"] = StatusCodes.Status403Forbidden,
        ["person.may-not"] = StatusCodes.Status403Forbidden,
        ["person.own-roles"] = StatusCodes.Status403Forbidden,
        ["person.unknown"] = StatusCodes.Status404NotFound,
        ["person.last-administrator"] = StatusCodes.Status409Conflict,
        ["person.sign-in-taken"] = StatusCodes.Status409Conflict,
        ["person.badge-taken"] = StatusCodes.Status409Conflict,
        ["person.in-service"] = StatusCodes.Status409Conflict,
        ["person.out-of-service"] = StatusCodes.Status409Conflict,
        ["handover.may-not"] = StatusCodes.Status403Forbidden,
        ["slip.not-asker"] = StatusCodes.Status403Forbidden,
        ["absence.may-not"] = StatusCodes.Status403Forbidden,
        ["approval.reason-missing"] = StatusCodes.Status422UnprocessableEntity,
        ["approval.nobody"] = StatusCodes.Status422UnprocessableEntity,
        ["approval.person"] = StatusCodes.Status422UnprocessableEntity,
        ["approval.self"] = StatusCodes.Status422UnprocessableEntity,
        ["approval.one-delegate"] = StatusCodes.Status422UnprocessableEntity,
        ["approval.excluded"] = StatusCodes.Status422UnprocessableEntity,
        ["approval.recused"] = StatusCodes.Status422UnprocessableEntity,
        ["campaign.may-not-launch"] = StatusCodes.Status403Forbidden,
        ["units.may-not-import"] = StatusCodes.Status403Forbidden,
        ["alteration.may-not-order"] = StatusCodes.Status403Forbidden,
        ["alteration.may-not-cancel"] = StatusCodes.Status403Forbidden,
        ["alteration.may-not-decide"] = StatusCodes.Status403Forbidden,
        ["alteration.same-person"] = StatusCodes.Status403Forbidden,
        ["alteration.unknown"] = StatusCodes.Status404NotFound,
        ["instance.unknown"] = StatusCodes.Status404NotFound,
        ["alteration.reason-missing"] = StatusCodes.Status422UnprocessableEntity,
        ["alteration.reason-too-long"] = StatusCodes.Status422UnprocessableEntity,
        ["alteration.none"] = StatusCodes.Status422UnprocessableEntity,
        ["alteration.no-instances"] = StatusCodes.Status422UnprocessableEntity,
        ["alteration.too-many"] = StatusCodes.Status422UnprocessableEntity,
        ["alteration.unknown-kind"] = StatusCodes.Status422UnprocessableEntity,
        ["skip.outcome"] = StatusCodes.Status422UnprocessableEntity,
        ["variable.unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["variable.type"] = StatusCodes.Status422UnprocessableEntity,
        ["job.unknown"] = StatusCodes.Status404NotFound,
        ["job.not-yours"] = StatusCodes.Status403Forbidden,
        ["job.no-items"] = StatusCodes.Status422UnprocessableEntity,
        ["job.no-outcome"] = StatusCodes.Status422UnprocessableEntity,
        ["job.no-assignee"] = StatusCodes.Status422UnprocessableEntity,
        ["job.too-many"] = StatusCodes.Status422UnprocessableEntity,
        ["publication.may-not"] = StatusCodes.Status403Forbidden,
        ["publication.same-person"] = StatusCodes.Status403Forbidden,
        ["publication.last-saver"] = StatusCodes.Status403Forbidden,
        ["publication.unknown"] = StatusCodes.Status404NotFound,
        ["publication.no-definition"] = StatusCodes.Status404NotFound,
        ["publication.reason-missing"] = StatusCodes.Status422UnprocessableEntity,
        ["publication.text-too-long"] = StatusCodes.Status422UnprocessableEntity,
        ["publication.invalid"] = StatusCodes.Status422UnprocessableEntity,
        ["deadline.reason-missing"] = StatusCodes.Status422UnprocessableEntity,
        ["deadline.reason-too-long"] = StatusCodes.Status422UnprocessableEntity,
        ["not-found"] = StatusCodes.Status404NotFound,
        ["task.unknown"] = StatusCodes.Status404NotFound,
        ["task.revision-moved"] = StatusCodes.Status412PreconditionFailed,
        ["task.not-suitable"] = StatusCodes.Status422UnprocessableEntity,
        ["task.reason-missing"] = StatusCodes.Status422UnprocessableEntity,
        ["task.no-such-outcome"] = StatusCodes.Status422UnprocessableEntity,
        ["evidence.not-yours"] = StatusCodes.Status403Forbidden,
        ["coverage.four-eyes"] = StatusCodes.Status403Forbidden,
        ["tip.informant-protected"] = StatusCodes.Status403Forbidden,
        ["tip.reason-missing"] = StatusCodes.Status422UnprocessableEntity,
        ["tip.invalid"] = StatusCodes.Status422UnprocessableEntity,
        ["measure.not-your-role"] = StatusCodes.Status403Forbidden,
        ["measure.own"] = StatusCodes.Status403Forbidden,
        ["measure.target-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["finding.explanation"] = StatusCodes.Status422UnprocessableEntity,
        ["finding.state"] = StatusCodes.Status422UnprocessableEntity,
        ["declaration.empty"] = StatusCodes.Status422UnprocessableEntity,
        ["declaration.reason"] = StatusCodes.Status422UnprocessableEntity,
        ["self-check.incomplete"] = StatusCodes.Status422UnprocessableEntity,
        ["self-check.reason"] = StatusCodes.Status422UnprocessableEntity,
        ["coverage.reason"] = StatusCodes.Status422UnprocessableEntity,
        ["unit.address-range"] = StatusCodes.Status422UnprocessableEntity,
        ["unit.address-reversed"] = StatusCodes.Status422UnprocessableEntity,
        ["unit.address-families"] = StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Families of codes that speak about what was sent, not about where things stand.</summary>
    private static readonly string[] ContentFamilies = ["form.", "import.", "template.", "calendar.", "document.", "answers.", "evidence.", "absence.", "person.", "recusal.", "question.text"];

    public static int Of(Refusal refusal)
    {
        if (ByCode.TryGetValue(refusal.Code, out var status))
            return status;
        return ContentFamilies.Any(family => refusal.Code.StartsWith(family, StringComparison.Ordinal))
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status409Conflict;
    }

    public static (string Zh, string En) TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("请求有误", "Bad request"),
        StatusCodes.Status401Unauthorized => ("未登录", "Not signed in"),
        StatusCodes.Status403Forbidden => ("无权操作", "Not allowed"),
        StatusCodes.Status404NotFound => ("未找到", "Not found"),
        StatusCodes.Status409Conflict => ("与当前状态冲突", "Conflict with the current state"),
        StatusCodes.Status412PreconditionFailed => ("内容已被他人修改", "Changed by somebody else"),
        StatusCodes.Status413PayloadTooLarge => ("内容过大", "Too large"),
        StatusCodes.Status422UnprocessableEntity => ("内容不符合要求", "The content does not meet the requirements"),
        StatusCodes.Status429TooManyRequests => ("请求过于频繁", "Too many requests"),
        StatusCodes.Status503ServiceUnavailable => ("服务暂不可用", "Service unavailable"),
        _ => ("系统错误", "Internal error"),
    };
}
