using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Cases;

/// <summary>Asks the file a question of fact and goes by Yes or No.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "案卷判断", DisplayNameEn = "Check the file", Description = "就案卷事实作是非判断。", DescriptionEn = "Asks the file a question of fact.")]
[FlowNode(Yes + "|是|Yes", No + "|否|No")]
internal sealed class CheckFile : Activity
{
    public const string Yes = "Yes";
    public const string No = "No";
    private const int MostInterviews = 500;

    [Input(DisplayName = "问题", DisplayNameEn = "Question", UIHint = UIHints.Dropdown, Options =
    [
        "findings-open|仍有未整改问题|Findings are open", "hearing-right|拟处罚达到听证标准|The intended penalty gives a right to a hearing", "discussion-required|须集体讨论|Collective discussion is required",
        "hearing-open|听证程序未结束|A hearing is pending", "hearing-accepted|听证已受理（含视为受理）|The hearing is accepted, by silence too", "hearing-announced|听证通知已按期送达|The hearing is announced in time",
        "hearing-held|已举行听证|A hearing was held",
        "ending-decided|终止调查或者移送已批准|An ending is approved",
        "transfer|拟移送其他机关|A transfer is proposed",
        "payment-due|有应缴款项|Money is due",
        "stop-ordered|决定停机整顿|A stop was ordered",
        "performed|处罚内容全部执行完毕|All parts of the decision are carried out",
        "demand-required|须先催告|A demand is required",
        "revoked|处罚决定已撤销、变更|The decision was revoked or changed",
        "redo-ordered|撤销后重新办理|To be handled anew",
        "revocation-proposed|建议吊销许可|A revocation of the licence is proposed",
        "measure-needs-legal|措施须法制审核|The measure is reviewed by legal",
        "measure-of-commander|措施由分管局领导批准|The commander decides the measure",
        "measure-needs-decision|措施须批准|The measure needs a decision",
        "measure-is-transfer|措施为移送|The measure is a transfer",
        "measure-is-recusal|措施为回避|The measure is a recusal",
        "measure-is-resumption|措施为恢复|The measure is a resumption",
        "measure-is-advice|措施为公安提示|The measure is advice",
        "second-level-declared|已报二级接入服务单位情况表|A table of second-level units was filed",
        "first-interview|首次询问该人|The person is interviewed for the first time",
        "on-the-spot|当场处罚|Imposed on the spot",
        "opened-for-lead|因线索、举报建档|Opened for a lead or a tip",
        "first-acceptance-failed|首次验收不合格|The first acceptance failed",
        "order-needs-legal|责令整改须先经法制审核|The order needs a legal check first",
    ])]
    public Input<string> Question { get; set; } = new("findings-open");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.CompleteActivityWithOutcomesAsync(await AnswerAsync(context, await context.OpenFileAsync()) ? Yes : No);

    private async Task<bool> AnswerAsync(ActivityExecutionContext context, CaseFile file)
    {
        var records = context.GetRequiredService<IRecords>();
        var question = context.Get(Question, "");
        switch (question)
        {
            case "findings-open":
                var caseId = file.Case.Id;
                return await records.CountAsync<Finding>(row => row.CaseId == caseId && row.Status != FindingStatus.Fixed, context.CancellationToken) > 0;
            case "hearing-right":
                return file.Penalty.HearingRight;
            case "discussion-required":
                return file.Penalty.Proposed is { } proposed && PenaltyRules.CollectiveDiscussionRequired(file.Penalty, proposed, file.Profile);
            case "hearing-open":
                return file.Penalty.Hearing is { End: null };
            case "hearing-accepted":
                return file.Penalty.Hearing is { } asked && asked.IsAcceptedAt(context.Clock.GetUtcNow(), context.GetRequiredService<LegalClock>(), file.Profile);
            case "hearing-announced":
                return file.Penalty.Hearing is { } announced && announced.IsAnnouncedInTime(context.GetRequiredService<LegalClock>(), file.Profile);
            case "hearing-held":
                return file.Penalty.Hearing is { End: HearingEnd.Held };
            case "ending-decided":
                return file.Penalty.Ending is { ApprovedOn: not null };
            case "transfer":
                return file.Penalty.Ending is { Kind: EndingKind.Transfer };
            case "payment-due":
                return file.Penalty.Decided is { } decided && decided.Fine + decided.Confiscation > 0;
            case "stop-ordered":
                return file.Penalty.Decided is { StopDays: > 0 };
            case "performed":
                return file.Penalty.IsPerformed;
            case "demand-required":
                return file.Profile.LengthOf("T-28") is not null;
            case "revoked":
                return file.Penalty.Enforcement?.Revocation is { DecidedOn: not null };
            case "redo-ordered":
                return file.Penalty.Enforcement?.Revocation is { Redo: true };
            case "revocation-proposed":
                return file.Penalty.ProposesRevocation;
            case "measure-needs-legal":
                return (await MeasureAsync(context, records)).ReviewedByLegal;
            case "measure-of-commander":
                return (await MeasureAsync(context, records)).DecidedBy == Role.Commander;
            case "measure-needs-decision":
                return (await MeasureAsync(context, records)).DecidedBy is not null;
            case "measure-is-transfer":
                return (await MeasureAsync(context, records)).Kind is MeasureKind.Transfer or MeasureKind.Refer;
            case "measure-is-recusal":
                return (await MeasureAsync(context, records)).Kind == MeasureKind.Recuse;
            case "measure-is-advice":
                return (await MeasureAsync(context, records)).Kind == MeasureKind.Advise;
            case "measure-is-resumption":
                return (await MeasureAsync(context, records)).Kind == MeasureKind.Resume;
            case "second-level-declared":
                var (campaignId, unitId) = (file.Case.CampaignId, file.Case.UnitId);
                return await records.CountAsync<Declaration>(row => row.CampaignId == campaignId && row.UnitId == unitId && !row.IsSuperseded, context.CancellationToken) > 0;
            case "first-interview":
                return await IsFirstInterviewAsync(records, file.Penalty.Id, context.CancellationToken);
            case "on-the-spot":
                return file.Penalty.IsOnTheSpot;
            case "opened-for-lead":
                return context.GetWorkflowInput<string>(CaseFiles.OpeningInput) == CaseFiles.OpenedForLead;
            case "first-acceptance-failed":
                var id = file.Case.Id;
                return await records.FirstAsync<AcceptanceCheck>(row => row.CaseId == id, rows => rows.OrderByDescending(row => row.CheckedAt).ThenByDescending(row => row.Id), context.CancellationToken) is { Passed: false, Round: 1 };
            case "order-needs-legal":
                var ordered = file.Case.Id;
                return await records.FirstAsync<RectificationOrder>(row => row.CaseId == ordered && row.Status == OrderStatus.Draft, rows => rows.OrderByDescending(row => row.DraftedAt).ThenByDescending(row => row.Id), context.CancellationToken)
                    is { } draft && draft.NeedsLegalCheck(file.Campaign.Settings);
            default:
                throw new RefusedException(new Refusal("question.unknown", $"没有判断“{question}”。", $"There is no question '{question}'."));
        }
    }

    /// <summary>Whoever was interviewed last had not been interviewed in the case before.</summary>
    private static async Task<bool> IsFirstInterviewAsync(IRecords records, string penaltyId, CancellationToken cancellationToken)
    {
        var held = await records.ListAsync<WorkTask>(row => row.PenaltyCaseId == penaltyId && row.Act == InvestigationActs.Group && row.Outcome == InterviewForm.Outcome && row.Form != null,
            MostInterviews, rows => rows.OrderBy(row => row.CompletedAt).ThenBy(row => row.Id), cancellationToken);
        return Interviewee.Times(held.Select(task => new FormValues((JsonObject)JsonNode.Parse(task.Form!)!))) == 1;
    }

    private static async Task<MeasureRule> MeasureAsync(ActivityExecutionContext context, IRecords records) =>
        MeasureRule.Of((await records.GetAsync<CaseMeasure>(context.GetWorkflowInput<string>(CaseFiles.MeasureInput)!, context.CancellationToken)).Kind);
}
