using NodaTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Cases;

/// <summary>一户一档: the case of one unit in one campaign. Its order of steps is the workflow's; what is lawful in which state is the transition table's and the guards'.</summary>
public sealed class UnitCase
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    /// <summary>File number, unique in the campaign, for example <c>2005-166-00042</c>.</summary>
    public required string Number { get; init; }
    public required string UnitName { get; init; }
    public required string District { get; init; }
    public required Units.UnitCategory Category { get; init; }
    /// <summary>Changed by <see cref="MoveTo"/> alone.</summary>
    public UnitCaseState State { get; private set; } = UnitCaseState.U00;
    public required DateTimeOffset StateSince { get; set; }
    /// <summary>主办民警; null until assigned.</summary>
    public string? LeadOfficerId { get; set; }
    /// <summary>协办民警; null until assigned.</summary>
    public string? CoOfficerId { get; set; }
    /// <summary>The unit's representative.</summary>
    public string? UnitRepresentativeId { get; set; }
    /// <summary>The self-check came after T-01, or has not come.</summary>
    public bool SelfCheckLate { get; set; }
    public int SelfCheckReturns { get; set; }
    public int Extensions { get; set; }
    /// <summary>Drawn for on-site acceptance, with the reason; null while the draw has not been made.</summary>
    public bool? DrawnForAcceptance { get; set; }
    /// <summary>An open penalty case goes on by itself (另案继续) after this case has closed.</summary>
    public bool PenaltyContinuesSeparately { get; set; }
    /// <summary>中止 (X1): set while the case stands still.</summary>
    public CaseHold? Hold { get; set; }
    /// <summary>People under recusal (回避): they do nothing more in this case, whatever their role.</summary>
    public List<string> RecusedPersons { get; init; } = [];
    /// <summary>Who has had which part in it, <c>person:part</c>: nobody is officer, reviewer and approver of one case.</summary>
    public List<string> Parts { get; init; } = [];
    /// <summary>The law that a legal officer chose when it changed under the case, for example <c>LP-2021</c>; null for the campaign's.</summary>
    public string? LegalProfile { get; set; }
    /// <summary>The law by which it proceeds since a legal officer chose (程序从新); null while that is <see cref="LegalProfile"/> too.</summary>
    public string? ProcedureProfile { get; set; }
    /// <summary>The law in force when the last such choice was made: a later change asks again.</summary>
    public string? LawSettledUnder { get; set; }
    /// <summary>The case that this one was merged into (X3).</summary>
    public string? MergedIntoId { get; set; }
    /// <summary>When it was opened; of merged cases the one that goes on keeps the earlier instant.</summary>
    public required DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>Day on which the case was closed, Asia/Shanghai.</summary>
    public LocalDate? ClosedOn { get; set; }
    public string? InstanceId { get; set; }
    /// <summary>Length of the audit chain so far.</summary>
    public long AuditLength { get; set; }
    /// <summary>Hash of the last audit event of this case; null before the first.</summary>
    public string? AuditHead { get; set; }
    /// <summary>Concurrency token and ETag.</summary>
    public long Revision { get; set; }

    /// <summary>Why somebody does nothing more in this case: null unless they are under recusal.</summary>
    public Refusal? Bars(string personId) => RecusedPersons.Contains(personId) ? Tasks.TaskRefusals.Recused : null;

    /// <summary>Moves to a state that the transition table allows from here.</summary>
    /// <exception cref="RefusedException">The table has no such step.</exception>
    public void MoveTo(UnitCaseState state, DateTimeOffset at)
    {
        if (UnitCaseTransitions.Check(State, state) is { } refusal)
            throw new RefusedException(refusal);
        State = state;
        StateSince = at;
    }

    public bool IsEnded => EndStates.Contains(State);

    /// <summary>States in which a case has ended.</summary>
    public static IReadOnlyList<UnitCaseState> EndStates { get; } = [UnitCaseState.U60, UnitCaseState.U61, UnitCaseState.X2, UnitCaseState.X3, UnitCaseState.X4, UnitCaseState.X5];
}
