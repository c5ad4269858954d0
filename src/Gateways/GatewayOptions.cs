using Orchestrator.Gateways.Mail;
using Orchestrator.Gateways.Sms;

namespace Orchestrator.Gateways;

/// <summary>The outside systems that messages leave through; bound from the configuration section <c>Gateways</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateways";

    public SmsOptions Sms { get; set; } = new();

    public MailOptions Mail { get; set; } = new();
}
