using NodaTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Approvals;

/// <summary>What the guards of approvals look at: the act asked for, by whom, and where the approval stands.</summary>
internal sealed record ApprovalFacts(Actor Actor)
{
    /// <summary>Nothing has been decided yet.</summary>
    public bool IsOpen { get; init; } = true;
    /// <summary>Why the actor could not decide it themselves; null when they could, and so hold it.</summary>
    public Refusal? NotHolder { get; init; }
    /// <summary>The decision is made and waits for signatures after it.</summary>
    public bool IsHeld { get; init; }
    public SlipKind Kind { get; init; }
    /// <summary>Those asked; null stands for somebody who is not known.</summary>
    public IReadOnlyList<Person?> People { get; init; } = [];
    /// <summary>Slips of the approval so far, oldest first.</summary>
    public IReadOnlyList<ApprovalSlip> Slips { get; init; } = [];
    /// <summary>People whom separation of duties keeps from deciding it.</summary>
    public IReadOnlyCollection<string> Excluded { get; init; } = [];
    /// <summary>People under recusal in the case.</summary>
    public IReadOnlyCollection<string> Recused { get; init; } = [];
    /// <summary>The slip that is answered.</summary>
    public ApprovalSlip? Slip { get; init; }
    /// <summary>Persons for whom the actor stands in today.</summary>
    public IReadOnlyCollection<string> StandsInFor { get; init; } = [];
    /// <summary>The decision or signature agrees; otherwise it refuses, returns or objects.</summary>
    public bool Agrees { get; init; } = true;
    /// <summary>Reason, note or opinion.</summary>
    public string? Text { get; init; }
    /// <summary>Asia/Shanghai.</summary>
    public LocalDate Today { get; init; }
    /// <summary>Who took it on when it was transferred; null when it was not.</summary>
    public string? HolderId { get; init; }
    /// <summary>Who did the act that is taken back.</summary>
    public string? DoneBy { get; init; }
    /// <summary>Somebody has taken, signed or decided what came of the act that is taken back.</summary>
    public bool WasActedOn { get; init; }
    /// <summary>The step can be gone back from: its definition draws a way back.</summary>
    public bool HasWayBack { get; init; } = true;
    /// <summary>The role in which the actor would act.</summary>
    public string Role { get; init; } = "";
    /// <summary>Parts that people have had in the case, <c>person:part</c>.</summary>
    public IReadOnlyCollection<string> Parts { get; init; } = [];
}
