using Microsoft.Extensions.Options;
using MimeKit;
using Orchestrator.Gateways.Mail;
using Orchestrator.Gateways.Sms;

namespace Orchestrator.Gateways;

/// <summary>Refuses a configuration that could not send, when the host starts and not when the first message is due.</summary>
internal sealed class GatewayOptionsValidator : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = Check(options.Sms).Concat(Check(options.Mail)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Check(SmsOptions sms)
    {
        if (sms.Sandbox != true && sms.BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return "Gateways:Sms:BaseAddress must be an absolute http or https address (or set Gateways:Sms:Sandbox to true). 请配置短信网关地址。";
        if (sms.AttemptTimeout < TimeSpan.FromMilliseconds(50) || sms.AttemptTimeout > TimeSpan.FromSeconds(60))
            yield return "Gateways:Sms:AttemptTimeout must lie between 50 ms and 60 s. 单次发送时限须在 50 毫秒至 60 秒之间。";
        if (sms.TotalTimeout < sms.AttemptTimeout)
            yield return "Gateways:Sms:TotalTimeout must not be shorter than AttemptTimeout. 总时限不得短于单次时限。";
        if (sms.Retries is < 0 or > 10)
            yield return "Gateways:Sms:Retries must lie between 0 and 10. 重试次数须在 0 至 10 之间。";
        if (sms.RetryDelay < TimeSpan.Zero || sms.RetryDelay > TimeSpan.FromSeconds(60))
            yield return "Gateways:Sms:RetryDelay must lie between 0 and 60 s. 重试间隔须在 0 至 60 秒之间。";
        if (sms.CircuitMinimumAttempts < 2)
            yield return "Gateways:Sms:CircuitMinimumAttempts must be 2 or more. 熔断最少次数须不小于 2。";
        if (sms.CircuitFailureRatio is not (> 0 and <= 1))
            yield return "Gateways:Sms:CircuitFailureRatio must be above 0 and at most 1. 熔断失败比例须大于 0 且不超过 1。";
        if (sms.CircuitWindow < TimeSpan.FromMilliseconds(500) || sms.CircuitBreak < TimeSpan.FromMilliseconds(500))
            yield return "Gateways:Sms:CircuitWindow and CircuitBreak must be 500 ms or more. 熔断窗口与熔断时长须不小于 500 毫秒。";
    }

    private static IEnumerable<string> Check(MailOptions mail)
    {
        if (mail.Sandbox != true && string.IsNullOrWhiteSpace(mail.Host))
            yield return "Gateways:Mail:Host is missing (or set Gateways:Mail:Sandbox to true). 请配置邮件服务器。";
        if (mail.Port is < 1 or > 65535)
            yield return "Gateways:Mail:Port must lie between 1 and 65535. 邮件端口须在 1 至 65535 之间。";
        if (!MailboxAddress.TryParse(mail.From, out _))
            yield return "Gateways:Mail:From is not an e-mail address. 发件人地址无效。";
        if (mail.Timeout < TimeSpan.FromMilliseconds(50) || mail.Timeout > TimeSpan.FromMinutes(5))
            yield return "Gateways:Mail:Timeout must lie between 50 ms and 5 min. 邮件发送时限须在 50 毫秒至 5 分钟之间。";
        if (mail.User is { Length: > 0 } && string.IsNullOrEmpty(mail.Password))
            yield return "Gateways:Mail:Password is missing for the given User. 已配置邮件账号但缺少密码。";
    }
}
