using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation.Matching;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tips;

/// <summary>
/// Intake of tips (REQ-52). What is told goes into the tip, who told it into a record of its own that intake and the head of the division alone may open,
/// with a reason that is recorded.
/// </summary>
public sealed class TipDesk
{
    /// <summary>Definition that a tip runs by.</summary>
    public const string Definition = "tip";
    /// <summary>Days within which a tip of the same kind about the same address is a duplicate (§3.2, a proposal that no rule prescribes).</summary>
    public const int DuplicateDays = 30;

    private const int LongestText = 4000;
    private const int LongestLine = 200;

    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly IWorkflowRuntime runtime;
    private readonly LegalClock clock;
    private readonly TimeProvider time;
    private readonly Acting acting;

    internal TipDesk(IRecords records, IAuditTrail audit, IWorkflowRuntime runtime, LegalClock clock, TimeProvider time, Acting acting) =>
        (this.records, this.audit, this.runtime, this.clock, this.time, this.acting) = (records, audit, runtime, clock, time, acting);

    /// <summary>Registers a tip under its number and starts its workflow.</summary>
    public async Task<Answer<Tip>> RegisterAsync(string campaignId, RegisterTip given, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Intake) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "由举报受理员或者专项办登记举报。", "Intake or the campaign office registers tips.");
        if (Check(given) is { } wrong)
            return wrong;
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        if (campaign.State == CampaignState.Draft)
            return new Refusal("campaign.not-launched", "专项整治尚未启动。", "The campaign has not been launched.");
        var (organ, profile) = (IssuingOrgan.Of(campaign), LegalProfiles.For(campaign.LegalProfile));
        var series = DocumentSeries.Of(DocumentSeries.Tip, profile);
        var serial = await records.NextSerialAsync(new NumberSeries(organ.Short, organ.Department, series, clock.Today.Year), cancellationToken);
        var tip = new Tip
        {
            Id = Ids.New(time),
            CampaignId = campaignId,
            Number = profile.NumberStyle.Print(organ.Short, organ.Department, series, clock.Today.Year, serial),
            Type = given.Type,
            Channel = given.Channel,
            Address = given.Address.Trim(),
            AddressKey = AddressKey.Of(given.Address),
            District = DistrictOf(given)!,
            Content = given.Content.Trim(),
            Suspect = Blank(given.Suspect),
            Retaliation = given.Retaliation,
            IsAnonymous = Blank(given.InformantName) is null,
            HasContact = Blank(given.InformantContact) is not null,
            ReceivedOn = given.ReceivedOn,
            RegisteredBy = actor.Id,
            RegisteredAt = clock.Now,
            StateSince = clock.Now,
            InstanceId = Ids.New(time),
        };
        records.Add(tip);
        if (!tip.IsAnonymous || tip.HasContact || Blank(given.InformantRemark) is not null)
            records.Add(new TipInformant { Id = tip.Id, Name = Blank(given.InformantName), Contact = Blank(given.InformantContact), Remark = Blank(given.InformantRemark) });
        await audit.AppendAsync(campaign, actor, "tip.registered", after: tip.Number, data: new { tip.Id, Type = $"{tip.Type}", tip.District, tip.Retaliation }, cancellationToken: cancellationToken);
        acting.Actor = actor;
        await runtime.StartAsync(new StartWorkflowRequest
        {
            DefinitionId = Definition,
            InstanceId = tip.InstanceId,
            CorrelationId = tip.Id,
            Name = $"举报 {tip.Number}",
            Input = new Dictionary<string, object?> { [CaseFiles.CampaignInput] = campaignId, [CaseFiles.TipInput] = tip.Id },
        }, cancellationToken);
        return tip;
    }

    /// <summary>Who gave a tip. Every look is recorded with its reason; the record names nobody.</summary>
    public async Task<Answer<TipInformant>> ReadInformantAsync(string tipId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var tip = await records.GetAsync<Tip>(tipId, cancellationToken);
        var campaign = await records.GetAsync<Campaign>(tip.CampaignId, cancellationToken);
        if (!MaySeeInformant(actor))
        {
            await audit.AppendAsync(campaign, actor, "tip.informant-refused", after: tip.Number, data: new { tip.Id }, cancellationToken: cancellationToken);
            return new Refusal("tip.informant-protected", "举报人信息受保护，只有举报受理员和部门负责人可以查阅。", "The informant is protected; intake and the head of the division alone may look.", "公安机关办理行政案件程序规定第六十三条");
        }
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestLine)
            return new Refusal("tip.reason-missing", $"查阅举报人信息须写明理由（不超过{LongestLine}字）。", $"Looking at an informant needs a reason, of at most {LongestLine} characters.", "公安机关办理行政案件程序规定第六十三条");
        await audit.AppendAsync(campaign, actor, "tip.informant-read", after: tip.Number, reason: reason.Trim(), data: new { tip.Id }, cancellationToken: cancellationToken);
        return await records.FindAsync<TipInformant>(tipId, cancellationToken) is { } informant ? informant : new TipInformant { Id = tipId };
    }

    /// <summary>The roles that may know an informant.</summary>
    public static bool MaySeeInformant(Actor actor) => actor.Is(Role.Intake) || actor.Is(Role.Lead);

    private Refusal? Check(RegisterTip given) =>
        string.IsNullOrWhiteSpace(given.Address) || given.Address.Length > LongestLine ? Wrong($"被举报地址必须填写，不超过{LongestLine}字。", $"The address is needed, of at most {LongestLine} characters.")
        : string.IsNullOrWhiteSpace(given.Content) || given.Content.Length > LongestText ? Wrong($"举报内容必须填写，不超过{LongestText}字。", $"The content is needed, of at most {LongestText} characters.")
        : new[] { given.Suspect, given.InformantName, given.InformantContact }.Any(text => text?.Length > LongestLine) || given.InformantRemark?.Length > LongestText ? Wrong($"名称和联系方式不超过{LongestLine}字。", $"Names and contacts may have at most {LongestLine} characters.")
        : DistrictOf(given) is null ? Wrong($"没有辖区“{given.District}”。", $"There is no district '{given.District}'.")
        : given.ReceivedOn > clock.Today ? Wrong("收到日期不能晚于今天。", "A tip cannot have come in the future.")
        : null;

    private string? DistrictOf(RegisterTip given) => Districts.Parse(given.District ?? "", Districts.On(clock.Today));

    private static Refusal Wrong(string zh, string en) => new("tip.invalid", zh, en, "§3.2");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
