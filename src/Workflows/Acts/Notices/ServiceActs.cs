using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Guards.Service;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Notices;

/// <summary>A document was served, could not be, or is served by public notice after two visits in vain. The service record itself is written by the waiting step, which also serves by publication.</summary>
internal sealed class ServiceActs : ActGroup
{
    public const string Served = "Served";
    public const string Failed = "Failed";
    public const string Publish = "Publish";
    public const string Group = "service";

    private static readonly FormChoice[] Modes =
    [
        new(nameof(ServiceMode.Direct), "直接送达", "In person"),
        new(nameof(ServiceMode.Left), "留置送达", "Left with a witness"),
        new(nameof(ServiceMode.Mail), "邮寄送达", "By post"),
        new(nameof(ServiceMode.Entrusted), "委托送达", "Through another authority"),
        new(nameof(ServiceMode.PublicNotice), "公告送达", "By public notice"),
        new(nameof(ServiceMode.Electronic), "电子送达", "Electronically"),
    ];

    public override string Code => Group;

    public override CaseNeeds Needs => CaseNeeds.ServiceAttempts;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Served, "已送达", "Served",
            Fields.Choice("mode", "送达方式", "Mode of service", Modes, nameof(ServiceMode.Direct)),
            Fields.Date("servedOn", "送达日期", "Date of service"),
            Fields.Text("receiver", "收件人", "Received by"),
            Fields.Text("consent", "电子送达确认书编号", "Number of the confirmation for electronic service", required: false),
            Fields.Text("relation", "与受送达人关系", "Relation to the addressee", required: false),
            Fields.Text("witness", "见证人", "Witness", required: false),
            Fields.Remark),
        FormWithReason(Failed, "未能送达", "Could not be served",
            Fields.Date("visitedOn", "上门日期", "Day of the visit", required: false),
            Fields.Text("place", "上门地点", "Place of the visit", required: false),
            Fields.Text("witness", "见证人或者录音录像编号", "Witness, or number of the recording", required: false)),
        Form(Publish, "公告送达（自公告期满次日视为送达）", "Serve by public notice",
            Fields.Date("publishedOn", "公告日期", "Day of publication"),
            Fields.Text("media", "公告媒体", "Where it is published")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new OnlyAnIssuedDocumentIsServed(), new ADecisionSaysHowToPayAndHowToChallengeIt(), new ServiceLiesBetweenIssueAndToday(), new LeavingADocumentNeedsAWitness(), new PublicNoticeServesOnlyWhenItsPeriodHasEnded(), new APublicNoticeComesAfterTwoVisits(), new ElectronicServiceNeedsTheUnitsSignedConsent());
}
