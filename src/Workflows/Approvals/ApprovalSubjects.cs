using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Approvals;

/// <summary>Opens whatever waits for a decision: the one place that knows the kinds apart.</summary>
internal sealed class ApprovalSubjects(IRecords records, CaseFiles files, TaskHands hands, IEngineStore store)
{
    /// <summary>Null when there is no such thing.</summary>
    public Task<ApprovalSubject?> OpenAsync(string subject, Actor actor, CancellationToken cancellationToken) => ApprovalKey.Parse(subject) switch
    {
        { Kind: ApprovalKind.Task } key => OfTaskAsync(key, actor, cancellationToken),
        { Kind: ApprovalKind.Publication } key => OfPublicationAsync(key, actor, cancellationToken),
        { Kind: ApprovalKind.Alteration } key => OfAlterationAsync(key, actor, cancellationToken),
        { Kind: ApprovalKind.Exception } key => OfExceptionAsync(key, actor, cancellationToken),
        { Kind: ApprovalKind.Plan } key => OfPlanAsync(key, actor, cancellationToken),
        _ => Task.FromResult<ApprovalSubject?>(null),
    };

    private async Task<ApprovalSubject?> OfTaskAsync(ApprovalKey key, Actor actor, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<WorkTask>(key.Id, cancellationToken) is not { } task)
            return null;
        var file = await files.OpenAsync(task, cancellationToken);
        return new ApprovalSubject(key, $"{task.Title} · {task.Subject}", $"{task.TitleEn} · {task.Subject}", task.Status == WorkTaskStatus.Open, [task.Role], actor)
        {
            Campaign = file.Campaign,
            Case = file.CaseOrNull,
            Task = task,
            NotDecider = (await hands.OfAsync(task, file, actor, cancellationToken)).Refusal,
            Excluded = task.ExcludedPersons,
        };
    }

    private async Task<ApprovalSubject?> OfPublicationAsync(ApprovalKey key, Actor actor, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<PublicationRequest>(key.Id, cancellationToken) is not { } request)
            return null;
        var draft = await store.FindVersionAsync(request.VersionId, cancellationToken);
        return new ApprovalSubject(key, $"发布申请 · {request.DefinitionName} v{request.Version}", $"Publication · {request.DefinitionName} v{request.Version}", request.Status == PublicationStatus.Waiting, [Role.Author, Role.Admin], actor)
        {
            NotDecider = PublicationRules.MayDecide(request, draft?.SavedBy, agrees: true, null, actor),
            Excluded = [request.AskedBy],
            SubmittedBy = request.AskedBy,
            Standing = await StandingAsync(key, cancellationToken),
        };
    }

    private async Task<ApprovalSubject?> OfAlterationAsync(ApprovalKey key, Actor actor, CancellationToken cancellationToken) =>
        await records.FindAsync<AlterationPlan>(key.Id, cancellationToken) is not { } plan ? null
            : new ApprovalSubject(key, $"流程变更 · {plan.Reason}", $"Alteration · {plan.Reason}", plan.Status == AlterationPlanStatus.Proposed, [Role.Lead, Role.Commander], actor)
            {
                NotDecider = AlterationRules.MayDecide(plan, actor),
                Excluded = [plan.ProposedBy],
                SubmittedBy = plan.ProposedBy,
                Standing = await StandingAsync(key, cancellationToken),
            };

    private async Task<ApprovalSubject?> OfExceptionAsync(ApprovalKey key, Actor actor, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<CoverageException>(key.Id, cancellationToken) is not { } exception)
            return null;
        var unit = await records.GetAsync<Unit>(exception.UnitId, cancellationToken);
        return new ApprovalSubject(key, $"免检申请 · {unit.Name}", $"Exception from inspection · {unit.Name}", exception.IsSigned is null, [Role.Lead], actor)
        {
            Campaign = await records.GetAsync<Campaign>(exception.CampaignId, cancellationToken),
            NotDecider = CoverageDesk.MayDecide(exception, actor),
            Excluded = [exception.RequestedBy],
            SubmittedBy = exception.RequestedBy,
            Standing = await StandingAsync(key, cancellationToken),
        };
    }

    private async Task<ApprovalSubject?> OfPlanAsync(ApprovalKey key, Actor actor, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<InspectionPlan>(key.Id, cancellationToken) is not { } plan)
            return null;
        var campaign = await records.GetAsync<Campaign>(plan.CampaignId, cancellationToken);
        return new ApprovalSubject(key, $"检查计划第{plan.Number}号 · {campaign.Title}", $"Inspection plan {plan.Number} · {campaign.Title}", plan.State == InspectionPlanState.Draft, [Role.Lead], actor)
        {
            Campaign = campaign,
            NotDecider = InspectionPlanDesk.MayDecide(plan, actor),
            Excluded = [.. plan.MadeBy],
            SubmittedBy = plan.ProposedBy,
            Standing = await StandingAsync(key, cancellationToken),
        };
    }

    private async Task<ApprovalStanding?> StandingAsync(ApprovalKey key, CancellationToken cancellationToken) => await records.FindAsync<ApprovalStanding>(key.ToString(), cancellationToken);
}
