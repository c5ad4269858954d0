namespace Orchestrator.Gateways.Sms;

/// <summary>The gateway's answer: it has the message and will deliver it.</summary>
/// <param name="Id">The gateway's own id of the message.</param>
public sealed record SmsReceipt(string Id);
