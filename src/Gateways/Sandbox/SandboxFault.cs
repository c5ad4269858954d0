namespace Orchestrator.Gateways.Sandbox;

/// <summary>How a sandbox misbehaves, so that what follows from it can be watched.</summary>
public enum SandboxFault
{
    /// <summary>Works.</summary>
    None,
    /// <summary>Answers that it is out of service (503; SMTP 421).</summary>
    Unavailable,
    /// <summary>Refuses the message for good (422; SMTP 550).</summary>
    Reject,
    /// <summary>Takes the call and never answers.</summary>
    Stall,
    /// <summary>Takes the message, then drops the connection before the answer.</summary>
    LoseAnswer,
}
