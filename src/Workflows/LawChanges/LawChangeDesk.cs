using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.LawChanges;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.LawChanges;

/// <summary>Shows which two laws meet in a case, and takes the legal officer's choice. Until then the case keeps the law that it is under.</summary>
public sealed class LawChangeDesk(IRecords records, IAuditTrail audit, LegalClock clock, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>The two laws of a case, in what they differ for it, and what was decided; null when there is no such case.</summary>
    public async Task<CompetingLaw?> ReadAsync(string caseId, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<UnitCase>(caseId, cancellationToken) is not { } @case)
            return null;
        var (held, inForce) = await ProfilesAsync(@case, cancellationToken);
        var isOpen = LawChange.IsOpen(@case, held, inForce);
        var (actOn, violations) = isOpen ? await ActAsync(caseId, cancellationToken) : (null, []);
        var decisions = await records.ListAsync<LawDecision>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.DecidedAt).ThenBy(row => row.Id), cancellationToken);
        return new CompetingLaw(held, inForce, actOn, isOpen, isOpen ? LawComparison.Of(held, inForce, violations) : [], decisions);
    }

    /// <summary>Chooses the law of a case: the one that it is under, or the one in force.</summary>
    public async Task<Answer<LawDecision>> ChooseAsync(string caseId, string profileId, LawGround ground, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var @case = await records.LockCaseAsync(caseId, cancellationToken);
        var (held, inForce) = await ProfilesAsync(@case, cancellationToken);
        var (actOn, _) = await ActAsync(caseId, cancellationToken);
        var facts = new LawFacts(actor, @case, held, inForce, profileId, ground, reason, actOn);
        if (LawGuard.First(facts, new ALegalOfficerOutsideTheCaseChoosesTheLaw(), new ALawIsChosenOnlyWhileTwoCompete(), new OneOfTheTwoLawsIsChosen(), new TheOldLawGovernsOnlyAnActBeforeTheChange(), new TheNewLawGovernsAnEarlierActOnlyWhenMilder(), new AChoiceOfLawGivesItsReason()) is { } refusal)
            return refusal;
        var procedure = await ProcedureAsync(@case, held, inForce, profileId, cancellationToken);
        var decision = new LawDecision
        {
            Id = Ids.New(time),
            CaseId = caseId,
            CampaignId = @case.CampaignId,
            HeldProfile = held.Id,
            NewProfile = inForce.Id,
            ChosenProfile = profileId,
            ProcedureProfile = procedure,
            Ground = ground,
            Reason = reason!.Trim(),
            ActOn = actOn,
            DecidedBy = actor.Id,
            DecidedAt = time.GetUtcNow(),
        };
        records.Add(decision);
        (@case.LegalProfile, @case.ProcedureProfile, @case.LawSettledUnder) = (profileId, procedure, inForce.Id);
        CaseParts.Note(@case.Parts, actor.Id, CaseParts.Reviewing);
        audit.Append(@case, actor, "law.chosen", $"{held.Id} / {inForce.Id}", profileId, decision.Reason, new { decision.Id, decision.NewProfile, decision.ProcedureProfile, ground = $"{ground}", actOn = actOn is { } day ? $"{day:yyyy-MM-dd}" : null });
        return decision;
    }

    /// <summary>
    /// 实体从旧、程序从新: whichever law judges the act, the case proceeds by the new one. But the unit was told of its remedies when a penalty was decided; once
    /// one has been, the law by which it was told stays.
    /// </summary>
    private async Task<string> ProcedureAsync(UnitCase @case, LegalProfile held, LegalProfile inForce, string chosen, CancellationToken cancellationToken)
    {
        var caseId = @case.Id;
        var wasDecided = await records.CountAsync<PenaltyCase>(row => row.CaseId == caseId && row.DecidedOn != null, cancellationToken) > 0;
        return !wasDecided ? inForce.Id : chosen == held.Id ? @case.ProcedureProfile ?? held.Id : chosen;
    }

    private async Task<(LegalProfile Held, LegalProfile InForce)> ProfilesAsync(UnitCase @case, CancellationToken cancellationToken)
    {
        var campaign = await records.GetAsync<Campaign>(@case.CampaignId, cancellationToken);
        return (new CaseFile(campaign, @case, null).Substance, LegalProfiles.On(clock.Today));
    }

    /// <summary>When the first violation was found, and which violations the case is about.</summary>
    private async Task<(LocalDate? On, IReadOnlyList<string> Violations)> ActAsync(string caseId, CancellationToken cancellationToken)
    {
        var findings = await records.ListAsync<Finding>(row => row.CaseId == caseId, Most, null, cancellationToken);
        var penalties = await records.ListAsync<PenaltyCase>(row => row.CaseId == caseId, Most, null, cancellationToken);
        var visits = await records.ListAsync<Inspection>(row => row.CaseId == caseId && (row.Result == InspectionResult.IssuesFound), Most, rows => rows.OrderBy(row => row.StartedAt), cancellationToken);
        var days = visits.Select(visit => LegalClock.DateOf(visit.StartedAt)).Concat(penalties.Select(penalty => LegalClock.DateOf(penalty.OpenedAt))).ToList();
        return (days.Count == 0 ? null : days.Min(),
            [.. findings.Select(finding => Checklist.Get(finding.ItemCode).Violation).OfType<string>().Concat(penalties.Select(penalty => penalty.Violation)).Distinct()]);
    }
}
