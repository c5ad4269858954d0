namespace Orchestrator.Gateways.Sms;

/// <summary>A short message.</summary>
/// <param name="To">Telephone number.</param>
/// <param name="Text">What the recipient reads.</param>
public sealed record SmsRequest(string To, string Text);
