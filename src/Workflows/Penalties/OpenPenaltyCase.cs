using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Penalties;

/// <summary>Opens a penalty case with its own workflow and waits until it has ended.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "另立处罚案件", DisplayNameEn = "Open a penalty case",
    Description = "建立处罚案件，启动处罚流程并等待其结束。", DescriptionEn = "Opens a penalty case, starts its workflow and waits for its end.")]
[FlowNode(ExecutedOutcome + "|执行完毕|Executed", NoPenaltyOutcome + "|不予处罚|No penalty", NotFiledOutcome + "|未受案|Not filed", OpenedOutcome + "|已另立（不等待）|Opened, not awaited")]
internal sealed class OpenPenaltyCase : Activity
{
    public const string ExecutedOutcome = "Executed";
    public const string NoPenaltyOutcome = "NoPenalty";
    public const string NotFiledOutcome = "NotFiled";
    /// <summary>The penalty case goes on by itself beside this one.</summary>
    public const string OpenedOutcome = "Opened";
    private const string PenaltyIdKey = "PenaltyCaseId";
    // Elsa's names: how a finished child finds the parent that waits for it.
    private const string ChildBookmark = "Elsa.ChildWorkflow";
    private const string ParentKey = "ParentInstanceId";
    private const string WaitKey = "WaitForCompletion";

    [Input(DisplayName = "处罚流程", DisplayNameEn = "Workflow definition", UIHint = UIHints.WorkflowDefinitionPicker, Order = 1)]
    public Input<string> WorkflowDefinitionId { get; set; } = new("penalty");

    [Input(DisplayName = "提请表单", DisplayNameEn = "Proposal", Description = "提请处罚的表单，含 violation 和 facts。", DescriptionEn = "The form of the proposal, with violation and facts.", Order = 2)]
    public Input<object>? Proposal { get; set; }

    [Input(DisplayName = "等待结束", DisplayNameEn = "Wait for its end", Description = "否时处罚案件自行办理，本流程随即继续。", DescriptionEn = "If not, the penalty case goes on by itself, and so does this workflow.", Order = 3)]
    public Input<bool> Waits { get; set; } = new(true);

    [Output(DisplayName = "处罚案件标识", DisplayNameEn = "Penalty case id")]
    public Output<string>? PenaltyCaseId { get; set; }

    [Output(DisplayName = "未整改问题数", DisplayNameEn = "Open findings")]
    public Output<int>? OpenFindings { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var (definitionId, waits) = (context.Get(WorkflowDefinitionId), context.Get(Waits, true));
        // Retried after a start that was refused, it is the same case whose workflow starts.
        var penalty = context.GetProperty<string>(PenaltyIdKey) is { } opened
            ? await context.GetRequiredService<IRecords>().GetAsync<PenaltyCase>(opened, context.CancellationToken)
            : await OpenAsync(context, file);
        context.Properties[PenaltyIdKey] = penalty.Id;
        context.Set(PenaltyCaseId, penalty.Id);
        var run = await context.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest
        {
            DefinitionId = definitionId,
            InstanceId = penalty.InstanceId,
            CorrelationId = file.Case.Id,
            Name = $"处罚案件 {file.Case.Number} {file.Case.UnitName}",
            Input = new Dictionary<string, object?> { [CaseFiles.PenaltyInput] = penalty.Id, [ParentKey] = context.WorkflowExecutionContext.Id },
            Properties = new Dictionary<string, object?> { [ParentKey] = context.WorkflowExecutionContext.Id, [WaitKey] = waits },
            ParentInstanceId = context.WorkflowExecutionContext.Id,
        }, context.CancellationToken);
        if (!run.IsStarted)
            throw new InvalidOperationException($"处罚流程“{definitionId}”的启动策略不允许再启动一个实例，处罚案件尚未开始办理；重试即再次启动。The penalty case has not begun: the activation strategy of '{definitionId}' allows no further instance.");
        if (!waits)
            await context.CompleteActivityWithOutcomesAsync(OpenedOutcome);
        else if (run.Status == WorkflowStatus.Finished)
            await EndedAsync(context);
        else
            context.CreateBookmark(new CreateBookmarkArgs { Name = ChildBookmark, Stimulus = new ChildWorkflowStimulus(run.InstanceId), IncludeActivityInstanceId = false, Callback = EndedAsync });
    }

    [Continuation("ended")]
    private async ValueTask EndedAsync(ActivityExecutionContext context)
    {
        var records = context.GetRequiredService<IRecords>();
        var file = await context.OpenFileAsync();
        var penalty = await records.GetAsync<PenaltyCase>((string)context.Properties[PenaltyIdKey]!, context.CancellationToken);
        var caseId = file.Case.Id;
        context.Set(OpenFindings, await records.CountAsync<Finding>(row => row.CaseId == caseId && row.Status != FindingStatus.Fixed, context.CancellationToken));
        await context.CompleteActivityWithOutcomesAsync(PortOf(penalty));
    }

    /// <summary>The port by which the unit case goes on when its penalty case has ended.</summary>
    public static string PortOf(PenaltyCase penalty) => penalty.Outcome switch
    {
        PenaltyOutcome.NotFiled => NotFiledOutcome,
        PenaltyOutcome.NoPenalty or PenaltyOutcome.Terminated or PenaltyOutcome.Revoked => NoPenaltyOutcome,
        PenaltyOutcome.Executed or PenaltyOutcome.Transferred => ExecutedOutcome,
        _ => throw new InvalidOperationException($"The workflow of penalty case '{penalty.Id}' ended in state {penalty.State}, without an outcome."),
    };

    private async Task<PenaltyCase> OpenAsync(ActivityExecutionContext context, CaseFile file)
    {
        var proposal = new FormValues(context.Get(Proposal) is { } form && JsonNode.Parse(PlainValue.ToJson(form)) is JsonObject json ? json : []);
        var records = context.GetRequiredService<IRecords>();
        var caseId = file.Case.Id;
        var order = await records.FirstAsync<RectificationOrder>(row => row.CaseId == caseId && row.Status == OrderStatus.Failed, rows => rows.OrderByDescending(row => row.DraftedAt), context.CancellationToken);
        var penalty = PenaltyOpening.Of(file, proposal, order, context.GetRequiredService<Acting>().Actor, context.Clock);
        records.Add(penalty);
        context.GetRequiredService<IAuditTrail>().Append(file.Case, context.GetRequiredService<Acting>().Actor, "penalty.opened", after: penalty.Violation, data: new { penalty.Id, penalty.OrderId });
        return penalty;
    }
}
