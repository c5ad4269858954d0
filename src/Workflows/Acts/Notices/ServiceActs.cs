using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Service;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Notices;

/// <summary>A document was served, or could not be. The service record itself is written by the waiting step, which also serves by publication.</summary>
internal sealed class ServiceActs : ActGroup
{
    public const string Served = "Served";
    public const string Failed = "Failed";

    private static readonly FormChoice[] Modes =
    [
        new(nameof(ServiceMode.Direct), "直接送达", "In person"),
        new(nameof(ServiceMode.Left), "留置送达", "Left with a witness"),
        new(nameof(ServiceMode.Mail), "邮寄送达", "By post"),
        new(nameof(ServiceMode.Entrusted), "委托送达", "Through another authority"),
        new(nameof(ServiceMode.PublicNotice), "公告送达", "By public notice"),
        new(nameof(ServiceMode.Electronic), "电子送达", "Electronically"),
    ];

    public override string Code => "service";

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
        FormWithReason(Failed, "未能送达", "Could not be served"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new OnlyAnIssuedDocumentIsServed(), new ServiceLiesBetweenIssueAndToday(), new LeavingADocumentNeedsAWitness(), new PublicNoticeServesOnlyWhenItsPeriodHasEnded(), new ElectronicServiceNeedsTheUnitsSignedConsent());
}
