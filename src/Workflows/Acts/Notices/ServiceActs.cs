using Orchestrator.Workflows.Cases;
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
            Fields.Text("relation", "与受送达人关系", "Relation to the addressee", required: false),
            Fields.Text("witness", "见证人", "Witness", required: false),
            Fields.Remark),
        FormWithReason(Failed, "未能送达", "Could not be served"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        if (facts.Notice is not { Status: not (NoticeStatus.Served or NoticeStatus.Voided) } notice)
            return new Refusal("service.nothing-to-serve", "该文书不待送达。", "The document does not wait for service.");
        if (request.Outcome != Served)
            return null;
        var servedOn = request.Form.Date("servedOn");
        return request.Form.Text("mode") switch
        {
            _ when servedOn < notice.IssuedOn => new Refusal("service.before-issue", $"送达日期不能早于签发日期 {notice.IssuedOn:yyyy-MM-dd}。", $"A document issued on {notice.IssuedOn:yyyy-MM-dd} cannot have been served earlier."),
            _ when servedOn > request.Today => new Refusal("service.in-future", "送达日期不能晚于今天。", "Service cannot lie in the future."),
            nameof(ServiceMode.Left) when request.Form.TextOrNull("witness") is null =>
                new Refusal("service.witness-missing", "留置送达应当有见证人签名或者录音录像。", "Leaving a document needs a witness or a recording.", "公安机关办理行政案件程序规定第三十六条"),
            nameof(ServiceMode.PublicNotice) when servedOn < notice.IssuedOn.PlusDays(facts.Profile.LengthOf("T-25")!.Value.Amount) =>
                new Refusal("service.public-notice-running", "公告送达期满后才视为送达。", "Service by public notice is complete only when its period has ended.", "T-25"),
            _ => null,
        };
    }
}
