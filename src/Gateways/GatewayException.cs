namespace Orchestrator.Gateways;

/// <summary>A message was not taken by the far side. The text names the cause, never the recipient or the content.</summary>
public sealed class GatewayException : Exception
{
    public GatewayException(string message, bool isPermanent, Exception innerException)
        : base(message, innerException) => IsPermanent = isPermanent;

    /// <summary>True when the far side refused the message itself, so that sending it again unchanged is pointless.</summary>
    public bool IsPermanent { get; }
}
