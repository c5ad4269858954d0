using Orchestrator.Engine;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Penalties;

/// <summary>The penalty case that grows out of a proposal: by the officers of the unit case, for the order that was disobeyed.</summary>
internal static class PenaltyOpening
{
    /// <param name="proposal">The form of the proposal, with violation and facts.</param>
    /// <param name="order">The latest order that failed, if any.</param>
    public static PenaltyCase Of(CaseFile file, FormValues proposal, RectificationOrder? order, Actor officer, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var penalty = new PenaltyCase
        {
            Id = Ids.New(clock),
            CaseId = file.Case.Id,
            CampaignId = file.Campaign.Id,
            UnitId = file.Case.UnitId,
            UnitName = file.Case.UnitName,
            District = file.Case.District,
            StateSince = now,
            Violation = Violations.Get(proposal.Text("violation")).Code,
            Facts = proposal.TextOrNull("facts"),
            OrderId = order?.Id,
            LeadOfficerId = file.Case.LeadOfficerId,
            CoOfficerId = file.Case.CoOfficerId,
            InstanceId = Ids.New(clock),
            OpenedAt = now,
            IsOnTheSpot = proposal.Flag("onTheSpot"),
        };
        if (penalty.IsOnTheSpot)
            DecideOnTheSpot(penalty, proposal, officer, LegalClock.DateOf(now));
        return penalty;
    }

    /// <summary>The officer who found it has decided (当场处罚): there is neither filing nor review nor a notice in advance.</summary>
    private static void DecideOnTheSpot(PenaltyCase penalty, FormValues form, Actor officer, NodaTime.LocalDate today)
    {
        penalty.Proposed = penalty.Decided = PenaltyContents.Read(form);
        penalty.FiledOn = penalty.DecidedOn = today;
        penalty.DecidedBy = officer.Id;
        penalty.Enforcement = new();
    }
}
