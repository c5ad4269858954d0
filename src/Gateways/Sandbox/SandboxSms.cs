namespace Orchestrator.Gateways.Sandbox;

/// <summary>A short message that the sandbox took.</summary>
/// <param name="Id">The sandbox's id.</param>
/// <param name="IdempotencyKey">Key under which it was sent.</param>
/// <param name="To">Telephone number.</param>
/// <param name="Text">What the recipient would read.</param>
/// <param name="ReceivedAt">When it arrived (UTC).</param>
public sealed record SandboxSms(string Id, string IdempotencyKey, string To, string Text, DateTimeOffset ReceivedAt);
