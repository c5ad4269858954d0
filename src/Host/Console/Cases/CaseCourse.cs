using Orchestrator.Workflows.Cases;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>How a case went through the stages, from the states that it has been in.</summary>
/// <param name="Been">All states so far, the present one among them.</param>
public sealed record CaseCourse(UnitCaseState Now, IReadOnlySet<UnitCaseState> Been)
{
    /// <summary>What the stage bar says of one stage.</summary>
    public StageStanding Of(CasePhase phase)
    {
        var now = CasePhases.Of(Now);
        return phase == now ? Now >= UnitCaseState.U60 ? StageStanding.Done : StageStanding.Now
            : phase > now ? StageStanding.Ahead
            : !Been.Any(state => state != UnitCaseState.U00 && CasePhases.Of(state) == phase) ? StageStanding.Skipped
            : Concludes(phase) ? StageStanding.Done
            : StageStanding.Unfinished;
    }

    /// <summary>
    /// A self-check is done when it was accepted: a unit that never filed is inspected all the same. Any other stage is done when its last step was
    /// reached, or the case went on from it; a case that ends in the middle of one leaves it unfinished.
    /// </summary>
    private bool Concludes(CasePhase phase) => phase switch
    {
        CasePhase.SelfCheck => Been.Contains(UnitCaseState.U14),
        CasePhase.Inspection => Been.Contains(UnitCaseState.U22) || Been.Contains(UnitCaseState.U23) || HasGoneBeyond(phase),
        CasePhase.Rectification => Been.Contains(UnitCaseState.U36) || Been.Contains(UnitCaseState.U37) || HasGoneBeyond(phase),
        CasePhase.Penalty => Been.Contains(UnitCaseState.U41) || HasGoneBeyond(phase),
        _ => Been.Contains(UnitCaseState.U52) || Been.Contains(UnitCaseState.U53) || HasGoneBeyond(phase),
    };

    private bool HasGoneBeyond(CasePhase phase) => Been.Any(state => state <= UnitCaseState.U61 && CasePhases.Of(state) > phase);
}

/// <summary>Where one stage of a case stands.</summary>
public enum StageStanding
{
    Done,
    Now,
    Ahead,
    /// <summary>The case never came through it.</summary>
    Skipped,
    /// <summary>It was begun and never concluded.</summary>
    Unfinished,
}
