using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>
/// From the filing to the legal review of a penalty case for a violation that was not put right in time (V01): the officers are "off1" and "off2",
/// a warning and a fine of 12,000 yuan were proposed, reviewed by "legal" and served as advance notice on Thursday, 2005-05-19.
/// </summary>
internal static class PenaltyActTrials
{
    private static readonly PenaltyFilingActs Filing = new();
    private static readonly InvestigationActs Investigation = new();
    private static readonly LegalReviewActs Review = new();
    private static readonly CollectiveDiscussionActs Discussion = new();
    private static readonly EndingReviewActs EndingReview = new();
    private static readonly EndingApprovalActs EndingApproval = new();
    private static readonly TransferReceiptActs Receipt = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("PT-01", "The officers propose a penalty case for an order that was served and found disobeyed by a recheck; the step opens the case, the act writes nothing.", new PenaltyProposalActs(), Propose("off1")),
        new("PT-01", "The second officer may propose it too.", new PenaltyProposalActs(), Propose("off2")),
        new("PT-01", "An officer of another case does not.", new PenaltyProposalActs(), Propose("off3"), "officers.not-yours"),
        new("TR-25", "Without proof that the order was served there is no disobedience.", new PenaltyProposalActs(), new("Propose", Actor: "off1") { Given = world => world.Order(isServed: false).Recheck(InspectionResult.NotFixed) }, "penalty.order-not-served"),
        new("TR-25", "Where no order was given none was disobeyed, and the guard has nothing to say.", new PenaltyProposalActs(), new("Propose", Actor: "off1")),
        new("TR-25", "Before a recheck has been made nothing is known to be disobeyed.", new PenaltyProposalActs(), new("Propose", Actor: "off1") { Given = world => world.Order() }, "penalty.no-recheck"),
        new("TR-25", "A first inspection that found something unfixed is no recheck.", new PenaltyProposalActs(), new("Propose", Actor: "off1") { Given = world => world.Order().Visit(InspectionKind.Full, InspectionResult.NotFixed) }, "penalty.no-recheck"),
        new("TR-25", "A request for more time made on the last day is decided first.", new PenaltyProposalActs(), new("Propose", Actor: "off1") { Given = world => world.Order(isPending: true, askedOn: new(2005, 5, 17)).Recheck(InspectionResult.NotFixed) }, "penalty.extension-pending"),
        new("TR-25", "One made on the day after does not stand in the way.", new PenaltyProposalActs(), new("Propose", Actor: "off1") { Given = world => world.Order(isPending: true, askedOn: new(2005, 5, 18)).Recheck(InspectionResult.NotFixed) }),

        new("PT-01", "They hear that first, whatever the order lacks.", new PenaltyProposalActs(), new("Propose", Actor: "off3") { Given = world => world.Order(isServed: false) }, "officers.not-yours"),

        new("PT-02", "The head files the case: its day of filing is the day of approval.", Filing, new("Approve", Actor: "lead") { Given = world => world.Penalty.FiledOn = null }),
        new("PT-03", "Or does not file it, and that is how it ends.", Filing, new("Refuse", Actor: "lead") { Given = world => world.Penalty.FiledOn = null }),
        new("G-P1", "Without a lead officer it is not filed.", Filing, new("Approve", Actor: "lead") { Given = world => world.Penalty.LeadOfficerId = null }, "officers.not-assigned"),
        new("G-P1", "Without a second officer it is not filed.", Filing, new("Approve", Actor: "lead") { Given = world => world.Penalty.CoOfficerId = null }, "officers.not-assigned"),
        new("G-P1", "But refused it may be without officers.", Filing, new("Refuse", Actor: "lead") { Given = world => world.Penalty.LeadOfficerId = world.Penalty.CoOfficerId = null }),
        new("G-P5", "The lead officer does not file the case.", Filing, new("Approve", Actor: "off1"), "penalty.own-case"),
        new("G-P5", "Nor does the second officer.", Filing, new("Approve", Actor: "off2"), "penalty.own-case"),

        new("PT-05", "The officers conclude and propose; review, notice, rights, hearing and discussion begin afresh.", Investigation, Conclude(new() { ["facts"] = "未建立制度", ["fine"] = 10_000, ["stopDays"] = 5, ["confiscation"] = 20.5m }) with { Given = Advanced }),
        new("42", "A fine of 10,000 yuan gives a unit the right to a hearing.", Investigation, Conclude(new() { ["fine"] = 10_000 }) with { Given = world => world.Penalty.HearingRight = false }),
        new("42", "A fine of 9,999 yuan gives none.", Investigation, Conclude(new() { ["fine"] = 9_999 })),
        new("裁量", "Its factors are kept with the proposal, each as the officers entered it.", Investigation, Conclude(new() { ["fine"] = 4_500, ["harmRemoved"] = true, ["coerced"] = true, ["bandReason"] = " " })),
        new("裁量", "Harm that was removed mitigates.", Investigation, Conclude(new() { ["fine"] = 4_501, ["harmRemoved"] = true }), "penalty.should-be-lighter"),
        new("裁量", "So does what was disclosed.", Investigation, Conclude(new() { ["fine"] = 4_501, ["disclosed"] = true }), "penalty.should-be-lighter"),
        new("裁量", "Retaliation alone opens the heavier band.", Investigation, Conclude(new() { ["fine"] = 10_501, ["retaliated"] = true })),
        new("裁量", "So do grave consequences.", Investigation, Conclude(new() { ["fine"] = 10_501, ["grave"] = true })),
        new("裁量", "The other mitigating factors.", Investigation, Conclude(new() { ["fine"] = 4_500, ["disclosed"] = true, ["meritorious"] = true })),
        new("裁量", "The aggravating factors, and the reason for leaving the band.", Investigation, Conclude(new() { ["fine"] = 15_000, ["grave"] = true, ["retaliated"] = true, ["repeated"] = true, ["bandReason"] = "情节" }) with { Given = world => world.Earlier = [new(2005, 1, 4), new(2005, 3, 1)] }),
        new("裁量", "Mitigated, more than 30 % of the ceiling is too much.", Investigation, Conclude(new() { ["fine"] = 4_501, ["coerced"] = true }), "penalty.should-be-lighter"),
        new("裁量", "A reason does not help where a factor mitigates.", Investigation, Conclude(new() { ["fine"] = 4_501, ["meritorious"] = true, ["bandReason"] = "情节" }), "penalty.should-be-lighter"),
        new("裁量", "Mitigated and aggravated at once, the heavier band is open.", Investigation, Conclude(new() { ["fine"] = 15_000, ["harmRemoved"] = true, ["retaliated"] = true })),
        new("裁量", "Without any factor 70 % of the ceiling is the most.", Investigation, Conclude(new() { ["fine"] = 10_500, ["grave"] = false })),
        new("裁量", "One yuan more needs aggravation.", Investigation, Conclude(new() { ["fine"] = 10_501, ["grave"] = false }), "penalty.too-heavy"),
        new("裁量", "Or a reason.", Investigation, Conclude(new() { ["fine"] = 10_501, ["bandReason"] = "社会影响大" })),
        new("160", "Repetition rests on two decisions within a year, not on the officers' word.", Investigation, Conclude(new() { ["fine"] = 12_000, ["repeated"] = true }) with { Given = world => world.Earlier = [new(2004, 5, 19), new(2005, 3, 1)] }, "penalty.not-repeated"),
        new("160", "A decision of the same day last year counts.", Investigation, Conclude(new() { ["fine"] = 12_000, ["repeated"] = true }) with { Given = world => world.Earlier = [new(2004, 5, 20), new(2005, 3, 1)] }),
        new("T-44", "On the last day of the two years the act may still be penalised.", Investigation, Conclude(new() { ["fine"] = 500, ["actEndedOn"] = "2003-05-20" })),
        new("T-44", "On the day after it is barred.", Investigation, Conclude(new() { ["fine"] = 500, ["actEndedOn"] = "2003-05-19" }), "penalty.time-barred"),
        new("T-44", "The unit is told so in the words of the law of its time.", Investigation, Conclude(new() { ["fine"] = 500, ["actEndedOn"] = "2024-05-19" }) with { Today = "2026-05-20", Given = world => world.Profile = "LP-2026A" }, "penalty.time-barred"),
        new("G-P2", "A fine over the ceiling is not proposed.", Investigation, Conclude(new() { ["fine"] = 15_001 }), "penalty.fine-too-high"),
        new("G-P2", "A fine that needs the lapse of an order is not proposed without one.", Investigation, Conclude(new() { ["fine"] = 500 }) with { Given = world => world.Penalty.OrderId = null }, "penalty.fine-needs-lapse"),
        new("G-P6", "The officers call the case complex and ask for the licence to be revoked.", Investigation, Conclude(new() { ["fine"] = 500, ["complex"] = true, ["proposesRevocation"] = true })),
        new("G-P1", "Only the two officers of the case conclude.", Investigation, Conclude(new() { ["fine"] = 500 }, "off3"), "officers.not-yours"),
        new("G-P1", "The second is as good as the first.", Investigation, Conclude(new() { ["fine"] = 500 }, "off2")),
        new("G-P1", "A case without its two officers is not investigated.", Investigation, Conclude(new() { ["fine"] = 500 }) with { Given = world => world.Penalty.CoOfficerId = null }, "officers.not-assigned"),
        new("G-P1", "Nor one without its first.", Investigation, Conclude(new() { ["fine"] = 500 }, "off2") with { Given = world => world.Penalty.LeadOfficerId = null }, "officers.not-assigned"),
        new("G-P1", "One person is not two officers.", Investigation, Conclude(new() { ["fine"] = 500 }) with { Given = world => world.Penalty.CoOfficerId = "off1" }, "officers.not-two"),

        new("D08", "An interview is written down; nothing is proposed by it.", Investigation, Interview(new()) with { Given = Advanced }),
        new("D08", "It says from when to when it was held.", Investigation, Interview(new() { ["to"] = "9:00" }), "interview.times"),
        new("D08", "Who does not sign refuses before a witness.", Investigation, Interview(new() { ["signatureRefused"] = true }), "inspection.witness-missing"),
        new("D08", "With one the record holds.", Investigation, Interview(new() { ["signatureRefused"] = true, ["witness"] = "王五" })),
        new("D09", "A document without its number identifies nobody.", Investigation, Interview(new() { ["identity"] = "居民身份证" }), "interview.identity"),
        new("D09", "Without a document the officers say whether it is the first time.", Investigation, Interview(new() { ["identity"] = "", ["known"] = "first" })),
        new("D09", "Who was not interviewed before is not interviewed again.", Investigation, Interview(new() { ["identity"] = "", ["known"] = "again" }), "interview.not-before"),
        new("D08", "It takes the two officers of the case.", Investigation, Interview(new()) with { Actor = "off3" }, "officers.not-yours"),
        new("D10", "The officers ask for evidence to be kept; nothing is proposed by it.", Investigation, new("Preserve", Actor: "off1", Form: new() { ["items"] = "服务器", ["place"] = "机房", ["keeper"] = "李四" }) { Given = Advanced }),
        new("D10", "The head approves, and the decision is written from the form.", new PreservationApprovalActs(), new("Approve", Actor: "lead")),
        new("T-15", "What becomes of each piece kept is decided by the head; the step that follows settles it.", new PreservationDecisionActs(), Decided("lead", new() { ["returned"] = "1", ["filed"] = "2" })),
        new("T-15", "Of a piece forgotten nothing is decided.", new PreservationDecisionActs(), Decided("lead", new() { ["returned"] = "1" }), "preservation.pieces"),
        new("T-15", "An officer of the case does not decide it.", new PreservationDecisionActs(), Decided("off1", new() { ["returned"] = "1、2" }), "preservation.own-case"),
        new("D10", "Not an officer of the case.", new PreservationApprovalActs(), new("Approve", Actor: "off2"), "preservation.own-case"),
        new("PT-06", "Terminating is proposed with its ground.", Investigation, End("Terminate", new() { ["ground"] = "no-violation" })),
        new("259", "That the act is barred by time is shown by the day on which it ended.", Investigation, End("Terminate", new() { ["ground"] = "time-barred", ["actEndedOn"] = "2003-05-19" })),
        new("259", "While the two years run it is no ground.", Investigation, End("Terminate", new() { ["ground"] = "time-barred", ["actEndedOn"] = "2003-05-20" }), "penalty.not-time-barred"),
        new("259", "Nor without that day.", Investigation, End("Terminate", new() { ["ground"] = "time-barred" }), "penalty.not-time-barred"),
        new("259", "Of a case that was not filed nothing is asked.", Investigation, End("Terminate", new() { ["ground"] = "time-barred" }) with { Given = world => world.Penalty.FiledOn = null }),
        new("PT-07", "A transfer is proposed with its matter and the competent authority.", Investigation, End("Transfer", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市工商行政管理局" })),
        new("PT-07", "An authority that is not competent gets no case.", Investigation, End("Transfer", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市文化局" }), "transfer.not-competent"),
        new("PT-08", "Where a crime is suspected the case is proposed to the criminal department.", Investigation, End("Criminal", new() { ["authority"] = "刑事侦查部门" })),
        new("PT-08", "The limitation and the ceilings of penalties do not bind a proposal to end.", Investigation, End("Criminal", new() { ["fine"] = 99_999, ["actEndedOn"] = "2001-01-01" })),
        new("G-P1", "Another officer does not propose the end of it.", Investigation, End("Criminal", []) with { Actor = "off3" }, "officers.not-yours"),

        new("G-P1", "And hears that first, whatever the authority.", Investigation, End("Transfer", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市文化局" }) with { Actor = "off3" }, "officers.not-yours"),
        new("G-P1", "Or the fine.", Investigation, Conclude(new() { ["fine"] = 15_001 }, "off3"), "officers.not-yours"),

        new("PT-07", "The legal officer agrees to an ending that was proposed.", EndingReview, new("Pass", Actor: "legal") { Given = world => world.Penalty.Ending = Ended() }),
        new("PT-07", "Or returns it: the investigation goes on.", EndingReview, new("Return", Actor: "legal") { Given = world => world.Penalty.Ending = Ended() }),
        new("PT-07", "Where nothing was proposed there is nothing to write.", EndingReview, new("Pass", Actor: "legal")),
        new("259", "The officers do not review their own proposal.", EndingReview, new("Pass", Actor: "off2") { Given = world => world.Penalty.Ending = Ended() }, "penalty.own-case"),
        new("PT-07", "The commander approves, with name and day.", EndingApproval, new("Approve") { Given = world => world.Penalty.Ending = Ended(reviewedBy: "legal") }),
        new("PT-07", "Or does not: the investigation goes on.", EndingApproval, new("Return") { Given = world => world.Penalty.Ending = Ended(reviewedBy: "legal") }),
        new("PT-07", "Where nothing was proposed there is nothing to approve.", EndingApproval, new("Approve")),
        new("259", "The lead officer does not approve the ending.", EndingApproval, new("Approve", Actor: "off1") { Given = world => world.Penalty.Ending = Ended() }, "penalty.own-case"),
        new("259", "Whoever reviewed it does not approve it.", EndingApproval, new("Approve", Actor: "legal") { Given = world => world.Penalty.Ending = Ended(reviewedBy: "legal") }, "penalty.own-review"),
        new("T-13", "The receipt of the other authority is dated on or after the approval.", Receipt, new("Received", Form: new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = "2005-05-18" }) { Given = world => world.Penalty.Ending = Ended(approvedOn: new(2005, 5, 18)) }),
        new("T-13", "Not before it.", Receipt, new("Received", Form: new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = "2005-05-17" }) { Given = world => world.Penalty.Ending = Ended(approvedOn: new(2005, 5, 18)) }, "transfer.receipt-missing"),
        new("T-13", "It may be of today.", Receipt, new("Received", Form: new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = "2005-05-20" }) { Given = world => world.Penalty.Ending = Ended(approvedOn: new(2005, 5, 18)) }),
        new("T-13", "Not of tomorrow.", Receipt, new("Received", Form: new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = "2005-05-21" }) { Given = world => world.Penalty.Ending = Ended(approvedOn: new(2005, 5, 18)) }, "transfer.receipt-missing"),
        new("T-13", "A receipt has a number.", Receipt, new("Received", Form: new() { ["receivedOn"] = "2005-05-20" }), "transfer.receipt-missing"),
        new("T-13", "And a date.", Receipt, new("Received", Form: new() { ["receipt"] = "深工商2005-7" }), "transfer.receipt-missing"),
        new("T-13", "A case that is not being transferred takes no receipt.", Receipt, new("Received", Form: new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = "2005-05-20" })),

        new("PT-11", "Legal review passes: who reviewed, and when.", Review, new("Pass", Actor: "legal") { Given = Unreviewed }),
        new("PT-11", "The reviewer may call the case complex, so that the heads discuss it.", Review, new("Pass", Actor: "legal", Form: new() { ["complex"] = true }) { Given = Unreviewed }),
        new("PT-11", "What both call complex is complex.", Review, new("Pass", Actor: "legal", Form: new() { ["complex"] = true }) { Given = world => (world.Penalty.IsComplex, world.Penalty.ReviewedAt) = (true, null) }),
        new("PT-11", "What the officers called complex stays so.", Review, new("Pass", Actor: "legal", Form: new() { ["complex"] = false }) { Given = world => (world.Penalty.IsComplex, world.Penalty.ReviewedAt) = (true, null) }),
        new("PT-10", "A case that is returned is not reviewed.", Review, new("Return", Actor: "legal") { Given = Unreviewed }),
        new("PT-10", "What is returned may lie outside the law, and its hearing may be pending.", Review, new("Return", Actor: "legal") { Given = world => (world.Penalty.Proposed, world.Penalty.Hearing) = (new PenaltyContent { Fine = 99_999 }, Asked) }),
        new("G-P5", "The officers do not review their own case.", Review, new("Pass", Actor: "off1"), "penalty.own-case"),
        new("G-P5", "Neither of them.", Review, new("Return", Actor: "off2"), "penalty.own-case"),
        new("G-P5", "They hear that first, hearing or not.", Review, new("Pass", Actor: "off1") { Given = world => world.Penalty.Hearing = Asked }, "penalty.own-case"),
        new("G-P5", "Without a proposal there is nothing to review.", Review, new("Pass", Actor: "legal") { Given = world => world.Penalty.Proposed = null }, "penalty.nothing-to-review"),
        new("G-P2", "What lies outside the law does not pass.", Review, new("Pass", Actor: "legal") { Given = world => world.Penalty.Proposed = new PenaltyContent { Fine = 15_001 } }, "penalty.fine-too-high"),
        new("G-P5", "A hearing that is pending is awaited.", Review, new("Pass", Actor: "legal") { Given = world => world.Penalty.Hearing = Asked }, "hearing.pending"),
        new("G-P5", "A hearing that was held is reported first.", Review, new("Pass", Actor: "legal") { Given = world => world.Penalty.Hearing = Asked with { End = HearingEnd.Held } }, "hearing.not-reported"),
        new("PT-23", "On its report the case is reviewed again.", Review, new("Pass", Actor: "legal") { Given = world => world.Penalty.Hearing = Asked with { End = HearingEnd.Held, ReportedOn = new LocalDate(2005, 5, 20) } }),

        new("PT-24", "The heads discuss the case together.", Discussion, new("Record", Actor: "lead", Form: new() { ["participants"] = "甲、乙、丙" })),
        new("G-P6", "Two are too few.", Discussion, new("Record", Actor: "lead", Form: new() { ["participants"] = "甲、乙" }), "discussion.too-few"),
        new("G-P6", "One name said twice is one head; spaces and empty places are none.", Discussion, new("Record", Actor: "lead", Form: new() { ["participants"] = "甲， 甲 ，，乙" }), "discussion.too-few"),
        new("G-P6", "Names may be parted by commas, semicolons, spaces or lines.", Discussion, new("Record", Actor: "lead", Form: new() { ["participants"] = "甲;乙\n丙" })),
        new("G-P5", "An officer of the case does not record the discussion.", Discussion, new("Record", Actor: "off1", Form: new() { ["participants"] = "甲、乙、丙" }), "penalty.own-case"),
        new("PT-48", "A request for a hearing that was posted in time arrives during the discussion.", Discussion, Request("2005-05-30", "2005-05-23", "lead")),
        new("T-19", "One posted a day late does not count.", Discussion, Request("2005-05-30", "2005-05-24", "lead"), "hearing.asked-too-late"),

        new("G-P5", "Nor enter it.", Discussion, Request("2005-05-30", "2005-05-24", "off1"), "penalty.own-case"),

        new("T-35", "A penalty on the spot is put on file; the act writes nothing.", new SpotReportActs(), new("Noted", Actor: "lead")),
    ];

    private static Hearing Asked => new() { RequestedOn = new LocalDate(2005, 5, 20) };

    private static Ask Decided(string actor, JsonObject form) => new("Decide", Actor: actor, Form: form) { Given = world => world.Notice(NoticeStatus.Served, "D10", data: """{"items":["服务器","交换机"]}""") };

    private static Ask Propose(string actor) => new("Propose", Actor: actor) { Given = world => world.Order().Recheck(InspectionResult.NotFixed) };

    private static Ask Conclude(JsonObject form, string actor = "off1") => new("Conclude", Actor: actor, Form: form);

    private static Ask Interview(JsonObject form)
    {
        var whole = new JsonObject { ["interviewee"] = "李四", ["identity"] = "居民身份证000000000000000001", ["day"] = "2005-05-19", ["from"] = "9:30", ["to"] = "11:05", ["rightsRead"] = true, ["record"] = "问：是否收到？" };
        foreach (var (name, value) in form)
            whole[name] = value?.DeepClone();
        return new("Interview", Actor: "off1", Form: whole);
    }

    private static Ask End(string outcome, JsonObject form) => new(outcome, Actor: "off1", Form: form) { Reason = "证据不足" };

    private static Ask Request(string receivedOn, string postedOn, string actor) => new("RequestHearing", receivedOn, actor, new() { ["receivedOn"] = receivedOn, ["postedOn"] = postedOn, ["grounds"] = "罚款过重" });

    private static PenaltyEnding Ended(string? reviewedBy = null, LocalDate? approvedOn = null) => new() { Kind = EndingKind.Transfer, Ground = "x", ReviewedBy = reviewedBy, ApprovedOn = approvedOn };

    private static void Unreviewed(GuardWorld world) => (world.Penalty.LegalReviewerId, world.Penalty.ReviewedAt) = (null, null);

    // The unit has used every right, and everything was done once already.
    private static void Advanced(GuardWorld world)
    {
        var penalty = world.Penalty;
        (penalty.AdvanceNoticeId, penalty.RightsWaived, penalty.Defence, penalty.HearingRequested, penalty.Hearing) = ("n", true, "x", true, Asked);
        (penalty.Ending, penalty.CollectivelyDiscussed, penalty.IsComplex, penalty.ProposesRevocation, penalty.Factors) = (Ended(), true, true, true, new DiscretionFactors { Grave = true });
    }
}
