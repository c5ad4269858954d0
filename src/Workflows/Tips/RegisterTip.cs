using NodaTime;

namespace Orchestrator.Workflows.Tips;

/// <summary>A tip as intake enters it.</summary>
/// <param name="ReceivedOn">Day on which it came, Asia/Shanghai.</param>
/// <param name="InformantName">Kept apart, never with the tip; null for an anonymous one.</param>
/// <param name="InformantContact">How the informant can be answered; kept apart likewise.</param>
public sealed record RegisterTip(TipType Type, TipChannel Channel, string Address, string District, string Content, LocalDate ReceivedOn, string? Suspect = null, bool Retaliation = false,
    string? InformantName = null, string? InformantContact = null, string? InformantRemark = null);
