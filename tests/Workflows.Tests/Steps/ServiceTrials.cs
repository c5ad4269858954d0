using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>How a document reaches its addressee, what the receipt says, and which period it starts: service counts, not issuance.</summary>
internal static class ServiceTrials
{
    private static readonly Delivery Handed = new(ServiceMode.Direct, CaseOnTheDesk.Day("2005-05-19"), "李四");

    public static IReadOnlyList<StepTrial> All { get; } =
    [
        .. Enum.GetValues<ServiceMode>().Select(mode => new StepTrial("§2.8", $"{mode}: the receipt says how, when, to whom and before whom.", Serve(new Delivery(mode, CaseOnTheDesk.Day("2005-05-19"), "李四", "经理", "王五", "备注")), "Served", desk => Document(desk, "D11"))),
        new("§2.8", "A document that needs no service has no receipt.", Serve(Handed), "Served", desk => Document(desk, "D05", needsService: false)),
        new("TR-17", "The order that was served runs from that day, no other.", Serve(Handed), "Served", desk => Document(desk, "D11").Add(Order("o1", "n"), Order("o2", "m"))),
        .. Penalty("P07", "D18", "The unit was told of the penalty.", penalty => penalty.AdvanceNoticeId = "n", "An earlier advance notice tells it nothing any more.", penalty => penalty.AdvanceNoticeId = "m"),
        .. Penalty("P15", "D27", "The decision was served.", penalty => penalty.DecisionNoticeId = "n", "An earlier one is none.", penalty => penalty.DecisionNoticeId = "m"),
        new("T-26", "The payment slip lies in the same envelope: one receipt for both.", Serve(Handed), "Served", desk => Document(Document(Document(desk.InThePenaltyCase(penalty => penalty.DecisionNoticeId = "n"), "D27"), "D29", "m", number: null), "D30", "o", number: "催1")),
        new("T-26", "A slip that went with an earlier decision does not go again.", Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(penalty => penalty.DecisionNoticeId = "n"), "D27").Add(DocumentDesk.Document("m", "D29", null, "2005-05-10", status: NoticeStatus.Served))),
        .. Penalty("P15", "D26", "So was one on the spot.", penalty => penalty.DecisionNoticeId = "n", "An earlier one is none.", penalty => penalty.DecisionNoticeId = "m"),
        .. Penalty("T-21", "D22", "The notice of the hearing reached the unit.", penalty => penalty.Hearing = Hearing("n"), "Of a hearing that was put off it tells nothing.", penalty => penalty.Hearing = Hearing("m")),
        new("P14", "The decision not to punish was served.", Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(), "D28")),
        new("T-28", "The demand was served.", Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(penalty => penalty.Enforcement = new Enforcement { DemandNoticeId = "n" }), "D30")),
        new("T-33", "The stop begins with service.", Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(), "D31")),
        new("T-33", "What was known of it stays.", Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(penalty => penalty.Enforcement = new Enforcement { StopScope = "三号楼" }), "D31")),
        new("T-33", "With the notice of it the unit is connected again.", Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(penalty => penalty.Enforcement = new Enforcement { StopScope = "三号楼" }), "D32")),
        new("§2.8", "What is published is served on the day.", Await("Published"), "goes on by Served, gives {\"ServedOn\":\"2005-05-20\"}", desk => Document(desk, "D11")),
        new("§2.8", "So is what goes electronically.", Await("Electronic"), "goes on by Served, gives {\"ServedOn\":\"2005-05-20\"}", desk => Document(desk, "D11")),
        new("§2.8", "Else somebody has to bring it: the officer in charge.", Await(""), "waits for Case.AwaitService , gives {\"ServedOn\":null}", desk => Document(desk, "D11")),
        new("§2.8", "Or another role, where nobody is named.", desk => desk.StepAsync("AwaitService", ("noticeId", "n"), ("role", "CLERK"), ("dueIn", "3 wd")), "waits for Case.AwaitService , gives {\"ServedOn\":null}", desk => Document(desk, "D05", number: null)),
        new("§2.8", "Of a document that was voided the one in its place is served.", Await("Electronic"), "goes on by Served, gives {\"ServedOn\":\"2005-05-20\"}", desk => Document(Document(Document(desk, "D11", "n", "m"), "D11", "m", "l"), "D11", "l")),
        new("T-25", "A public notice runs for sixty days, or what the campaign says; the day after counts as that of service.", Term("D11"), "T-25 60cd 2005-07-20", Nothing),
        new("T-18", "Of an advance notice for seven.", Term("D18"), "T-18 7cd 2005-05-28", Nothing),
        new("T-25", "The notice names document, medium and both days.", Publish, "published", desk => Document(desk, "D11")),
        new("§2.8", "In vain, with the reason.", Fail, "ServiceFailed", desk => Document(desk, "D11")),
    ];

    private static void Nothing(CaseOnTheDesk desk)
    {
    }

    private static Func<CaseOnTheDesk, Task<string>> Serve(Delivery delivery) => desk => desk.InAsync(async (ServiceDesk services) =>
    {
        var notice = desk.Rows.InHand<Notice>()[0];
        await services.ServeAsync(desk.File, notice, delivery, default);
        return notice.Status.ToString();
    });

    private static Func<CaseOnTheDesk, Task<string>> Await(string mode) => desk => desk.StepAsync("AwaitService", ("noticeId", "n"), ("mode", mode));

    private static Func<CaseOnTheDesk, Task<string>> Term(string code) => desk => desk.InAsync((LegalClock clock) =>
    {
        var term = PublicNoticeTerm.For(code, desk.Campaign, desk.File.Profile);
        return Task.FromResult($"{term.Timer} {term.Length} {term.ServedOn(clock, CaseOnTheDesk.Day("2005-05-20"), desk.File.Profile):yyyy-MM-dd}");
    });

    private static Task<string> Publish(CaseOnTheDesk desk) => desk.InAsync(async (ServiceDesk services) =>
    {
        await services.PublishAsync(desk.File, desk.Rows.InHand<Notice>()[0], CaseOnTheDesk.Day("2005-05-20"), "深圳特区报", PublicNoticeTerm.For("D11", desk.Campaign, desk.File.Profile), CaseOnTheDesk.Day("2005-07-20"), default);
        return "published";
    });

    private static Task<string> Fail(CaseOnTheDesk desk) => desk.InAsync((ServiceDesk services) =>
    {
        services.Fail(desk.File, desk.Rows.InHand<Notice>()[0], "无人");
        return Task.FromResult(desk.Rows.InHand<Notice>()[0].Status.ToString());
    });

    private static IEnumerable<StepTrial> Penalty(string rule, string code, string sentence, Action<PenaltyCase> stands, string otherwise, Action<PenaltyCase> other) =>
    [
        new(rule, sentence, Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(stands), code)),
        new(rule, otherwise, Serve(Handed), "Served", desk => Document(desk.InThePenaltyCase(other), code)),
    ];

    private static Hearing Hearing(string notice) => new() { RequestedOn = CaseOnTheDesk.Day("2005-05-11"), NoticeId = notice };

    private static RectificationOrder Order(string id, string notice)
    {
        var order = DeadlineTrials.Order(OrderStatus.Approved, id);
        order.NoticeId = notice;
        return order;
    }

    internal static CaseOnTheDesk Document(CaseOnTheDesk desk, string code, string id = "n", string? successor = null, bool needsService = true, string? number = "深公网2005-1号") =>
        desk.Known().Add(DocumentDesk.Document(id, code, number, "2005-05-18", needsService, successor: successor));
}
