using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Problems;

/// <summary>How the API itself says no, before the domain is asked.</summary>
internal static class ApiRefusals
{
    public static readonly Refusal NotFound = new("not-found", "没有这条记录，或者您无权查看。", "There is no such record, or you may not see it.");
    public static readonly Refusal BadCursor = new("bad-cursor", "翻页游标无效，请从第一页重新开始。", "The cursor is not valid: start again from the first page.");
    public static readonly Refusal BadRequest = new("bad-request", "请求内容无法识别。", "The request cannot be read.");
    public static readonly Refusal TooLarge = new("too-large", "请求内容超过大小上限。", "The request is larger than allowed.");
    public static readonly Refusal KeyMissing = new("idempotency-key-missing", "此操作须带 Idempotency-Key 请求头（1 至 100 个可见字符）。", "This command needs an Idempotency-Key header of 1 to 100 visible characters.");
    public static readonly Refusal KeyReused = new("idempotency-key-reused", "同一 Idempotency-Key 已用于内容不同的请求。", "This Idempotency-Key was used for a different request.");
    public static readonly Refusal AlreadyDone = new("already-done", "同一请求已经执行，请重新读取结果。", "The same request has been carried out: read the result again.");
    public static readonly Refusal Changed = new("changed-meanwhile", "内容已被他人修改，请刷新后重试。", "Somebody else changed it meanwhile: reload and try again.");
    public static readonly Refusal BadIfMatch = new("bad-if-match", "If-Match 请求头须为带引号的版本号。", "The If-Match header must be a quoted revision.");
    public static readonly Refusal DatabaseAway = new("database-away", "数据库暂时无法连接，请稍后重试；此前的数据不受影响。", "The database cannot be reached: try again later. Nothing was changed.");
    public static readonly Refusal OutcomeUnknown = new("outcome-unknown", "提交时与数据库的连接中断，操作是否完成尚不确定：请用同一幂等键重试，或先查看结果。", "The database was lost while it committed, so it is not known whether this was carried out: repeat it with the same idempotency key, or look first.");
    public static readonly Refusal DiskFull = new("disk-full", "存储空间已满，操作未执行，请联系管理员。", "The disk is full: nothing was changed. Tell the administrator.");
    public static readonly Refusal Internal = new("internal-error", "系统出现未预料的错误，操作未执行。", "An unexpected error occurred: nothing was changed.");

    public static Refusal BadParameter(string name, string zh, string en) => new("bad-parameter", $"参数“{name}”无效：{zh}", $"The parameter '{name}' is not valid: {en}");
}
