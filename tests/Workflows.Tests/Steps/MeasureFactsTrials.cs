using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What of a file the guards of a measure are shown.</summary>
internal static class MeasureFactsTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("§3.1", "The measure that waits for its decision.", Read(measures => measures.Pending?.Id ?? "–"), "m2", desk => desk.Add(Measure("m1", MeasureStatus.Rejected, 1), Measure("m2", MeasureStatus.Proposed, 2), Measure("m3", MeasureStatus.CarriedOut, 3), Measure("m4", MeasureStatus.Proposed, 4, caseId: "other"))),
        new("TR-38", "The transfer that was carried out, as a whole or in part; the latest.", Read(measures => measures.Transfer?.Id ?? "–"), "m2", desk => desk.Add(Measure("m1", MeasureStatus.CarriedOut, 1, MeasureKind.Transfer), Measure("m2", MeasureStatus.CarriedOut, 2, MeasureKind.Refer), Measure("m3", MeasureStatus.CarriedOut, 3), Measure("m4", MeasureStatus.Rejected, 4, MeasureKind.Transfer))),
        new("TR-40", "Penalty cases that have not ended.", Read(measures => $"{measures.OpenPenaltyCases} {measures.PenaltyWasDecided}"), "1 False", desk => desk.InThePenaltyCase().Add(Penalty(desk, "q", isEnded: true))),
        new("TR-40", "And whether a decision stands.", Read(measures => $"{measures.OpenPenaltyCases} {measures.PenaltyWasDecided}"), "0 True", desk => desk.Add(Penalty(desk, "q", isEnded: true, isDecided: true), Penalty(desk, "r", caseId: "other"))),
        new("TR-41", "What was served on the unit itself; a public notice of the campaign is none.", Read(measures => $"{measures.ServedOnUnit}"), "1", desk => desk.Add(Served("s1", ServiceMode.Direct), Served("s2", ServiceMode.PublicNotice), Served("s3", ServiceMode.Mail, "other"))),
        new("TR-39", "The case to merge into is one of this campaign, by its number; and its unit.", Read(measures => $"{measures.MergeTarget?.Id} {measures.MergeTargetUnit?.Id}", new() { ["targetCase"] = "2" }), "c2 u", desk => desk.Add(Case(desk, "c3", "2", "other"), Case(desk, "c2", "2"))),
        new("TR-39", "A number that no case has names none.", Read(measures => $"{measures.MergeTarget?.Id ?? "–"} {measures.MergeTargetUnit?.Id ?? "–"}", new() { ["targetCase"] = "2" }), "– –"),
        new("T-16", "Who is to be recused, and who takes over.", Read(measures => $"{measures.Recused?.Id} {measures.Successor?.Id}", new() { ["person"] = "off1", ["successor"] = "off3" }), "off1 off3"),
        new("T-16", "Without a form those whom the measure names that was carried out last; who asked for it and who decided.", ReadWithout(measures => $"{measures.Recused?.Id} {measures.Successor?.Id} {measures.Latest?.Id} {measures.Proposer?.Id} {measures.Decider?.Id}"), "off2 off3 m2 off1 cmd", desk => desk.Add(
            Measure("m2", MeasureStatus.CarriedOut, 2, MeasureKind.Recuse, """{"person":"off2","successor":"off3"}""", decidedBy: "cmd"), Measure("m1", MeasureStatus.CarriedOut, 1, MeasureKind.Recuse, """{"person":"off1"}"""), Measure("m3", MeasureStatus.Proposed, 3, MeasureKind.Recuse, """{"person":"lead"}"""))),
        new("T-16", "Where none was carried out it names nobody.", ReadWithout(measures => $"{measures.Recused?.Id ?? "–"} {measures.Latest?.Id ?? "–"} {measures.Proposer?.Id ?? "–"} {measures.Decider?.Id ?? "–"}"), "– – – –", desk => desk.Add(Measure("m3", MeasureStatus.Proposed, 3, MeasureKind.Recuse, """{"person":"lead"}"""))),
        new("REQ-62", "The document to be voided, by its number, and the task of serving it.", Void("深公网2005-1号"), "n t False", desk => desk.Add(FactsTrials.NoticeOf("m", "深公网2005-2号"), FactsTrials.NoticeOf("x", "深公网2005-1号", caseId: "other"), FactsTrials.NoticeOf("n", "深公网2005-1号"), Service("t", "n"), Service("s", "m"))),
        new("REQ-62", "Spaces around the number do not matter.", Void(" 深公网2005-1号 "), "n – False", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"), Service("t", "n", WorkTaskStatus.Completed), Service("s", "n", act: "other"))),
        new("REQ-62", "One without a number by its title; of several the latest.", Void("通知书n"), "n2 – False", desk => desk.Add(Titled("n1", 1), Titled("n2", 2), FactsTrials.NoticeOf("n3", "深公网2005-1号", issued: 3), FactsTrials.NoticeOf("n", caseId: "other", issued: 4))),
        new("REQ-62", "While a public notice of it runs it is being served.", Void("深公网2005-1号"), "n t True", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"), Service("t", "n"), DeadlineTrials.Running("d", "T-25", "2005-06-30", instance: "u"))),
        new("T-18", "The shorter one too.", Void("深公网2005-1号"), "n t True", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"), Service("t", "n"), DeadlineTrials.Running("d", "T-18", "2005-06-30", instance: "u"))),
        new("REQ-62", "One that is over, of another step or another period does not run.", Void("深公网2005-1号"), "n t False", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"), Service("t", "n"), DeadlineTrials.Running("d", "T-25", "2005-05-10", DeadlineStatus.Fired, "u"), DeadlineTrials.Running("e", "T-25", "2005-06-30"), DeadlineTrials.Running("f", "T-24", "2005-06-30", instance: "u"))),
        new("REQ-62", "A document that the case does not have.", Void("深公网2005-9号"), "– – False", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"))),
        new("REQ-62", "While the voiding waits for its decision, the document that was proposed.", ReadWithout(measures => $"{measures.Document?.Notice?.Id ?? "–"}"), "n", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"), Measure("m", MeasureStatus.Proposed, 1, MeasureKind.VoidDocument, """{"document":"深公网2005-1号"}"""))),
        new("REQ-62", "Once it is carried out there is nothing to void.", ReadWithout(measures => $"{measures.Document is null}"), "True", desk => desk.Add(FactsTrials.NoticeOf("n", "深公网2005-1号"), Measure("m", MeasureStatus.CarriedOut, 1, MeasureKind.VoidDocument, """{"document":"深公网2005-1号"}"""), Measure("o", MeasureStatus.Proposed, 2, form: """{"document":"深公网2005-1号"}"""))),
    ];

    private static Func<CaseOnTheDesk, Task<string>> Read(Func<MeasureFacts, string> tell, JsonObject? form = null) => FactsTrials.Read(CaseNeeds.Measure, facts => tell(facts.Measures), form: new FormValues(form ?? []));

    private static Func<CaseOnTheDesk, Task<string>> ReadWithout(Func<MeasureFacts, string> tell) => FactsTrials.Read(CaseNeeds.Measure, facts => tell(facts.Measures));

    private static Func<CaseOnTheDesk, Task<string>> Void(string document) => Read(measures => $"{measures.Document!.Notice?.Id ?? "–"} {measures.Document.Service?.Id ?? "–"} {measures.Document.IsPublished}", new() { ["document"] = document });

    private static CaseMeasure Measure(string id, MeasureStatus status, int day, MeasureKind kind = MeasureKind.Suspend, string form = "{}", string caseId = "c", string? decidedBy = null) => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = caseId,
        Kind = kind,
        Reason = "x",
        Form = form,
        ProposedBy = "off1",
        ProposedAt = default(DateTimeOffset).AddDays(day),
        Status = status,
        DecidedBy = decidedBy,
        DecidedAt = status == MeasureStatus.CarriedOut ? default(DateTimeOffset).AddDays(day) : null,
    };

    private static PenaltyCase Penalty(CaseOnTheDesk desk, string id, bool isEnded = false, bool isDecided = false, string caseId = "c")
    {
        var penalty = new PenaltyCase { Id = id, CaseId = caseId, CampaignId = "k", UnitId = "u", UnitName = "u", District = "福田区", StateSince = desk.Now, OpenedAt = desk.Now, Violation = "V01" };
        if (isEnded)
            penalty.MoveTo(PenaltyState.PX0, desk.Now);
        penalty.Decided = isDecided ? new PenaltyContent { Warning = true } : null;
        return penalty;
    }

    private static ServiceRecord Served(string id, ServiceMode mode, string caseId = "c") => new() { Id = id, NoticeId = "n", CaseId = caseId, CampaignId = "k", Mode = mode, ServedOn = CaseOnTheDesk.Day("2005-05-10"), Receiver = "x", ServedBy = "x", RecordedAt = default };

    private static UnitCase Case(CaseOnTheDesk desk, string id, string number, string campaign = "k") =>
        new() { Id = id, CampaignId = campaign, UnitId = "u", Number = number, UnitName = "u", District = "福田区", Category = desk.Case.Category, StateSince = desk.Now, OpenedAt = desk.Now };

    private static Notice Titled(string id, int issued)
    {
        var template = FactsTrials.NoticeOf(id, issued: issued);
        return new Notice { Id = id, CampaignId = "k", CaseId = "c", TemplateCode = "D11", TemplateVersion = 1, Title = "通知书n", AddresseeName = "x", Html = "", Data = "{}", Sha256 = "", RequiresService = true, IssuedBy = "x", IssuedAt = template.IssuedAt, IssuedOn = template.IssuedOn };
    }

    private static WorkTask Service(string id, string notice, WorkTaskStatus status = WorkTaskStatus.Open, string act = "service") => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = "c",
        InstanceId = "u",
        BookmarkId = id,
        ActivityId = "x",
        ActivityNodeId = "x",
        Act = act,
        Title = "x",
        TitleEn = "x",
        Role = "OFF",
        District = "福田区",
        Subject = "x",
        NoticeId = notice,
        CreatedAt = default,
        Status = status,
    };
}
