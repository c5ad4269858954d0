using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Guards.Plans;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>Proposes inspection plans, takes changes to them, and approves them or sends them back. Every method works in the caller's transaction.</summary>
public sealed class InspectionPlanDesk(IRecords records, IVisitPlans plans, IAuditTrail audit, LegalClock clock, TimeProvider time)
{
    private const int MostUnits = 200_000;
    private const int MostNamed = 5;
    private const int LongestReason = 400;

    /// <summary>Proposes a plan for every unit that is still to be inspected. An earlier draft of the campaign is replaced.</summary>
    public async Task<Answer<InspectionPlan>> ProposeAsync(string campaignId, PlanWish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        var facts = new PlanFacts(actor, campaign, clock.Today) { Wish = wish };
        if (PlanGuard.First(facts, new APlanIsMadeByTheOfficeOrTheHead(), new APlanHasItsDaysAndItsMeasure()) is { } refusal)
            return refusal;
        var terms = VisitTerms.From(clock, wish.FirstDay, wish.LastDay, wish.VisitsPerDay, wish.AcrossDistricts);
        if (new APlanHasAWorkingDay().Check(facts with { WorkingDays = terms.Days.Count }) is { } dayless)
            return dayless;
        var frame = await plans.ReadFrameAsync(campaignId, cancellationToken);
        if (frame.Subjects.Count == 0)
            return new Refusal("plan.nothing-left", "每个单位都已检查、已安排检查或者有签批的免检，无须再排。", "Every unit is inspected, has its visit or a signed exception; there is nothing to plan.", "REQ-39");
        var earlier = await records.ListAsync<InspectionPlan>(row => row.CampaignId == campaignId, MostUnits, rows => rows.OrderBy(row => row.Number), cancellationToken);
        foreach (var draft in earlier.Where(row => row.State == InspectionPlanState.Draft))
            draft.State = InspectionPlanState.Replaced;
        var proposal = VisitPlanner.Propose(frame, terms);
        var plan = new InspectionPlan
        {
            Id = Ids.New(time),
            CampaignId = campaignId,
            Number = earlier.Count + 1,
            FirstDay = wish.FirstDay,
            LastDay = wish.LastDay,
            VisitsPerDay = wish.VisitsPerDay,
            AcrossDistricts = wish.AcrossDistricts,
            Reason = string.IsNullOrWhiteSpace(wish.Reason) ? null : wish.Reason.Trim(),
            Fingerprint = frame.FingerprintUnder(terms),
            ProposedBy = actor.Id,
            ProposedAt = time.GetUtcNow(),
            MadeBy = [actor.Id],
        };
        records.Add(plan);
        foreach (var placed in proposal.Visits)
        {
            var visit = New(plan, placed.Subject);
            visit.PlaceAt(placed.Day, placed.LeadOfficerId, placed.CoOfficerId, placed.Turn);
            records.Add(visit);
        }
        foreach (var left in proposal.Unplaced)
        {
            var visit = New(plan, left.Subject);
            visit.LeaveOut(left.Obstacle);
            records.Add(visit);
        }
        await audit.AppendAsync(campaign, actor, "inspection-plan.proposed", after: $"第{plan.Number}号 {wish.FirstDay:yyyy-MM-dd}—{wish.LastDay:yyyy-MM-dd}", reason: plan.Reason,
            data: new { plan.Id, plan.Number, placed = proposal.Visits.Count, notPlaced = proposal.Unplaced.Count, plan.Fingerprint, plan.VisitsPerDay, plan.AcrossDistricts }, cancellationToken: cancellationToken);
        return plan;
    }

    /// <summary>Gives a unit of a draft another day or other officers, or a visit where it had none.</summary>
    public async Task<Answer<PlannedVisit>> MoveAsync(string visitId, LocalDate day, string leadOfficerId, string coOfficerId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (visit, plan, campaign) = await OpenAsync(visitId, cancellationToken);
        if (MayChange(plan, campaign, actor) is { } no)
            return no;
        var (table, _) = await TableAsync(plan, cancellationToken);
        if (table.CheckMove(visit, day, leadOfficerId, coOfficerId) is { } impossible)
            return impossible;
        var before = Describe(visit);
        var turn = visit.Day == day && visit.LeadOfficerId == leadOfficerId && visit.CoOfficerId == coOfficerId ? visit.Turn : table.NextTurn(day, leadOfficerId, coOfficerId);
        visit.PlaceAt(day, leadOfficerId, coOfficerId, turn);
        await RecordChangeAsync(plan, campaign, visit, "inspection-plan.visit-moved", before, reason, actor, cancellationToken);
        return visit;
    }

    /// <summary>Takes the visit to a unit out of a draft; the reason stands in its place.</summary>
    public async Task<Answer<PlannedVisit>> TakeOutAsync(string visitId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (visit, plan, campaign) = await OpenAsync(visitId, cancellationToken);
        if ((MayChange(plan, campaign, actor) ?? Reasonless(reason)) is { } no)
            return no;
        var before = Describe(visit);
        visit.LeaveOut(VisitObstacle.TakenOut(reason!.Trim()));
        await RecordChangeAsync(plan, campaign, visit, "inspection-plan.visit-taken-out", before, reason, actor, cancellationToken);
        return visit;
    }

    /// <summary>Approves a draft that still holds; its visits go to the cases as these come to the step.</summary>
    public async Task<Answer<InspectionPlan>> ApproveAsync(string planId, Actor actor, CancellationToken cancellationToken = default)
    {
        var (plan, campaign) = await OpenPlanAsync(planId, cancellationToken);
        if ((MayDecide(plan, actor) ?? new OnlyADraftIsChangedOrDecided().Check(new PlanFacts(actor, campaign, clock.Today) { Plan = plan })) is { } no)
            return no;
        var approval = new WholeApproval(records, time, ApprovalKey.OfPlan(planId));
        if (await approval.MayDecideAsync(agrees: true, actor, cancellationToken) is { } unsigned)
            return unsigned;
        var (table, visits) = await TableAsync(plan, cancellationToken);
        var impossible = visits.Where(visit => visit.Day is not null).Select(visit => table.Check(visit)).OfType<Refusal>().ToList();
        if (impossible.Count > 0)
            return new Refusal("plan.no-longer-holds", $"计划拟定后情况有变，{impossible.Count}户不能按计划检查，请调整或者重新生成：{string.Join("；", impossible.Take(MostNamed).Select(refusal => refusal.Zh.TrimEnd('。')))}。",
                $"Since it was proposed, {impossible.Count} visit(s) have become impossible; change them or propose anew: {string.Join("; ", impossible.Take(MostNamed).Select(refusal => refusal.En.TrimEnd('.')))}.", "TR-08");
        if (await approval.HoldAsync(agrees: true, null, actor, cancellationToken))
        {
            await audit.AppendAsync(campaign, actor, "approval.held", data: new { plan.Id, plan.Number }, cancellationToken: cancellationToken);
            return plan;
        }
        await approval.CloseAsync(cancellationToken);
        foreach (var earlier in await records.ListAsync<InspectionPlan>(row => row.CampaignId == plan.CampaignId && row.State == InspectionPlanState.Approved, MostUnits, null, cancellationToken))
            earlier.State = InspectionPlanState.Replaced;
        Decide(plan, InspectionPlanState.Approved, null, actor);
        var waiting = await plans.ReleaseAsync(plan, cancellationToken);
        await audit.AppendAsync(campaign, actor, "inspection-plan.approved", nameof(InspectionPlanState.Draft), nameof(InspectionPlanState.Approved), data: new { plan.Id, plan.Number, visits = waiting, notPlaced = visits.Count - waiting }, cancellationToken: cancellationToken);
        return plan;
    }

    /// <summary>Sends a draft back, with the reason.</summary>
    public async Task<Answer<InspectionPlan>> ReturnAsync(string planId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (plan, campaign) = await OpenPlanAsync(planId, cancellationToken);
        if ((MayDecide(plan, actor) ?? new OnlyADraftIsChangedOrDecided().Check(new PlanFacts(actor, campaign, clock.Today) { Plan = plan }) ?? Reasonless(reason)) is { } no)
            return no;
        var approval = new WholeApproval(records, time, ApprovalKey.OfPlan(planId));
        if (await approval.MayDecideAsync(agrees: false, actor, cancellationToken) is { } elsewhere)
            return elsewhere;
        await approval.CloseAsync(cancellationToken);
        Decide(plan, InspectionPlanState.Returned, reason!.Trim(), actor);
        await audit.AppendAsync(campaign, actor, "inspection-plan.returned", nameof(InspectionPlanState.Draft), nameof(InspectionPlanState.Returned), plan.DecisionReason, new { plan.Id, plan.Number }, cancellationToken);
        return plan;
    }

    /// <summary>Who proposed it has it again; another is proposed in its place.</summary>
    internal async Task TakeBackAsync(string planId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var (plan, _) = await OpenPlanAsync(planId, cancellationToken);
        Decide(plan, InspectionPlanState.Returned, reason, actor);
    }

    /// <summary>Null when this person may approve the plan or send it back.</summary>
    internal static Refusal? MayDecide(InspectionPlan plan, Actor actor) => WhoMadeAPlanDoesNotApproveIt.Check(plan, actor);

    private Refusal? MayChange(InspectionPlan plan, Campaign campaign, Actor actor) =>
        PlanGuard.First(new PlanFacts(actor, campaign, clock.Today) { Plan = plan }, new APlanIsMadeByTheOfficeOrTheHead(), new OnlyADraftIsChangedOrDecided());

    private static Refusal? Reasonless(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason ? new Refusal("plan.reason", $"请写明理由（{LongestReason}字以内）。", $"Give the reason, in at most {LongestReason} characters.", "REQ-39") : null;

    private void Decide(InspectionPlan plan, InspectionPlanState state, string? reason, Actor actor) =>
        (plan.State, plan.DecidedBy, plan.DecidedAt, plan.DecisionReason) = (state, actor.Id, time.GetUtcNow(), reason);

    private async Task<(VisitTable Table, IReadOnlyList<PlannedVisit> Visits)> TableAsync(InspectionPlan plan, CancellationToken cancellationToken)
    {
        var planId = plan.Id;
        var visits = await records.ListAsync<PlannedVisit>(row => row.PlanId == planId, MostUnits, null, cancellationToken);
        var frame = await plans.ReadFrameAsync(plan.CampaignId, cancellationToken);
        return (new VisitTable(frame, VisitTerms.From(clock, plan.FirstDay, plan.LastDay, plan.VisitsPerDay, plan.AcrossDistricts), visits), visits);
    }

    private async Task<(PlannedVisit Visit, InspectionPlan Plan, Campaign Campaign)> OpenAsync(string visitId, CancellationToken cancellationToken)
    {
        var visit = await records.FindAsync<PlannedVisit>(visitId, cancellationToken) ?? throw Unknown();
        var (plan, campaign) = await OpenPlanAsync(visit.PlanId, cancellationToken);
        return (visit, plan, campaign);
    }

    private async Task<(InspectionPlan Plan, Campaign Campaign)> OpenPlanAsync(string planId, CancellationToken cancellationToken)
    {
        var plan = await records.FindAsync<InspectionPlan>(planId, cancellationToken) ?? throw Unknown();
        return (plan, await records.GetAsync<Campaign>(plan.CampaignId, cancellationToken));
    }

    private static RefusedException Unknown() => new(new Refusal("not-found", "没有这份检查计划或者这项安排。", "There is no such plan or visit."));

    private async Task RecordChangeAsync(InspectionPlan plan, Campaign campaign, PlannedVisit visit, string act, string before, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!plan.MadeBy.Contains(actor.Id))
            plan.MadeBy.Add(actor.Id);
        await audit.AppendAsync(campaign, actor, act, before, Describe(visit), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), new { visit.Id, plan = plan.Number, visit.CaseNumber, visit.LeadOfficerId, visit.CoOfficerId }, cancellationToken);
    }

    private static string Describe(PlannedVisit visit) => visit.Day is { } day ? $"{visit.UnitName} {LocalDatePattern.Iso.Format(day)}" : $"{visit.UnitName} {visit.ObstacleZh}";

    private PlannedVisit New(InspectionPlan plan, VisitSubject subject) => new()
    {
        Id = Ids.New(time),
        PlanId = plan.Id,
        CampaignId = plan.CampaignId,
        CaseId = subject.CaseId,
        UnitId = subject.UnitId,
        CaseNumber = subject.Number,
        UnitName = subject.Name,
        District = subject.District,
        Category = subject.Category,
        Risk = subject.Risk,
        Grounds = [.. subject.Grounds],
    };
}
