using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Security;

/// <summary>How security says no.</summary>
internal static class SecurityRefusals
{
    public static readonly Refusal SignInFailed = new("sign-in-failed", "用户名或密码不正确。", "The user name or the password is wrong.");
    public static readonly Refusal LockedOut = new("sign-in-locked", "连续输错密码，账户已暂时锁定，请稍后再试。", "Too many wrong passwords: the account is locked for a while.");
    public static readonly Refusal NotSignedIn = new("not-signed-in", "请先登录。", "Sign in first.");
    public static readonly Refusal NotAllowed = new("not-allowed", "您的角色无权进行此操作。", "Your roles do not allow this.");
    public static readonly Refusal ForeignSite = new("foreign-site", "请求来自其他网站，已拒绝。", "The request comes from another site and was refused.");
    public static readonly Refusal Overloaded = new("overloaded", "系统繁忙，请求未受理，请稍后再试。", "The service is busy and did not take the request: try again later.");
    public static readonly Refusal WeakPassword = new("person.password", "口令至少10个字符，须含小写字母和数字。", "A password has ten characters at least, with a small letter and a digit.");
    public static readonly Refusal NameTaken = new("person.sign-in-taken", "该登录名已有人使用（不分大小写）。", "Somebody has this sign-in name already, in whatever case.");
    public static readonly Refusal TooMany = new("too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests: try again later.");
}
