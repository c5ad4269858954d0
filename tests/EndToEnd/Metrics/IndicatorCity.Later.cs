using NodaTime;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.EndToEnd.Metrics;

/// <summary>Tips, penalties, acceptance, access and the quality of the work.</summary>
internal sealed partial class IndicatorCity
{
    private void PlantTips()
    {
        Tip("tip-1", C2, Day(5, 20), closed: On(5, 28));
        Done("verify-1", C2, "tip-verification", Role.Officer, "Confirmed", On(5, 27), instance: "instance-tip-1");
        Tip("tip-2", C2, Day(5, 20), closed: On(5, 22));
        Done("triage-2", null, "tip-triage", Role.Intake, "Duplicate", On(5, 21), instance: "instance-tip-2");
        Tip("tip-3", null, Day(6, 1), closed: null);
        Tip("tip-4", null, Day(5, 25), closed: null);
        Done("transfer-4", null, "tip-transfer", Role.Lead, "Approve", On(5, 30), instance: "instance-tip-4");
        Tip("tip-9", null, Day(6, 11), closed: null);
    }

    private void Tip(string id, string? caseId, LocalDate received, DateTimeOffset? closed) => db.Add(new Tip
    {
        Id = id,
        CampaignId = campaignId,
        Number = $"深公(网)举字[2005]第{id[4..]}号",
        Type = TipType.UnlicensedAccess,
        Channel = TipChannel.Phone,
        Address = "宝安一路2号",
        AddressKey = "宝安一路2号",
        District = "宝安",
        Content = "无证接入",
        ReceivedOn = received,
        RegisteredBy = "intake",
        RegisteredAt = LegalClock.At(received, new LocalTime(11, 0)),
        StateSince = LegalClock.At(received, new LocalTime(11, 0)),
        CaseId = caseId,
        ClosedAt = closed,
        InstanceId = $"instance-{id}",
    });

    private void PlantPenalties()
    {
        var paid = Penalty("penalty-1", C3, filed: Day(5, 26), new PenaltyContent { Warning = true, Fine = 3000, Confiscation = 500 }, served: Day(6, 1));
        (paid.PaidOn, paid.DecisionNoticeId) = (Day(6, 5), "notice-1");
        paid.Challenges = [new Challenge(ChallengeKind.Review, "市政府", Day(6, 6)) { EndedOn = Day(6, 8), Result = ChallengeResult.Upheld }];
        Penalty("penalty-2", C2, filed: Day(5, 20), new PenaltyContent { Fine = 1000, StopDays = 10 }, served: Day(6, 2));
        Penalty("penalty-3", C1, filed: Day(5, 27), null, served: null);
        var revoked = Penalty("penalty-4", C2, filed: Day(5, 15), new PenaltyContent { Warning = true }, served: Day(5, 20));
        revoked.Challenges = [new Challenge(ChallengeKind.Suit, "法院", Day(5, 25)) { EndedOn = Day(6, 1), Result = ChallengeResult.Revoked }];
        revoked.Enforcement = new Enforcement { Revocation = new Revocation("法院", Redo: false) { DecidedOn = Day(6, 1) } };
        revoked.ClosedAt = On(6, 1);
        Done("no-penalty", C1, "penalty-decision", Role.Commander, "NoPenalty", On(6, 3));
    }

    private PenaltyCase Penalty(string id, string caseId, LocalDate filed, PenaltyContent? decided, LocalDate? served)
    {
        var penalty = new PenaltyCase
        {
            Id = id,
            CaseId = caseId,
            CampaignId = campaignId,
            UnitId = $"unit-{caseId[^1]}",
            UnitName = $"单位{caseId[^1]}",
            District = "福田",
            StateSince = On(5, 15),
            Violation = "V01",
            FilingNumber = $"深公(网)受案字[2005]第{id[8..]}号",
            FiledOn = filed,
            Decided = decided,
            DecisionServedOn = served,
            OpenedAt = On(5, 15),
        };
        db.Add(penalty);
        return penalty;
    }

    private void PlantAcceptance()
    {
        Accept("acceptance-1", C1, passed: true, new FourInPlace(InPlace.Fully, InPlace.Fully, InPlace.Fully, InPlace.Fully));
        Accept("acceptance-2", C2, passed: false, new FourInPlace(InPlace.Fully, InPlace.Partly, InPlace.No, InPlace.Partly));
        // The item that its inspection had found already.
        Find("acceptance-2", C2, "A02", "ORG", fixedAt: null);
    }

    private void Accept(string id, string caseId, bool passed, FourInPlace rating) =>
        db.Add(new AcceptanceCheck { Id = id, CaseId = caseId, CampaignId = campaignId, OnSite = true, Round = 1, Passed = passed, InPlace = rating, CheckedBy = "acceptance", CheckedAt = On(6, 6) });

    private void PlantAccess()
    {
        db.Add(new Declaration { Id = "table-0", CampaignId = campaignId, UnitId = "unit-1", Version = 1, FiledAt = On(4, 18), FiledBy = "unit", IsLate = false, IsZeroReturn = false, Rows = 1, BadRows = 0, IsSuperseded = true });
        db.Add(new Declaration { Id = "table-1", CampaignId = campaignId, UnitId = "unit-1", Version = 2, FiledAt = On(4, 19), FiledBy = "unit", IsLate = false, IsZeroReturn = false, Rows = 2, BadRows = 0 });
        db.Add(Declared("table-0", 1, "作废的一行", "9999000000009", "L-0"));
        db.Add(Declared("table-1", 1, "海汇酒店", "9999900002000", "L-1"));
        var unknown = Declared("table-1", 2, "鹏联商行", "9999000000777", "L-2");
        (unknown.Nature, unknown.LegalRepresentative, unknown.Egress) = ("", "", "");
        db.Add(unknown);
        Finding("RC-02|unit-2", "RC-02", FindingState.Superseded).ResolvedAt = On(5, 8);
        Finding("RC-03|unit-1|unit-3", "RC-03", FindingState.Open);
        Finding("RC-20|penalty-1|unit-1|L-2", "RC-20", FindingState.Open);
    }

    private DeclaredUnit Declared(string table, int seq, string name, string number, string circuit) => new()
    {
        Id = $"{table}-{seq}",
        CampaignId = campaignId,
        DeclarationId = table,
        ReporterUnitId = "unit-1",
        Seq = seq,
        Name = name,
        NameKey = UnitName.Key(name),
        Nature = "企业",
        RegistrationNumber = number,
        RegisteredAddress = "罗湖一路1号",
        InstallAddress = "罗湖一路1号",
        District = "罗湖",
        LegalRepresentative = "负责人乙",
        SecurityOwner = "负责人乙",
        Phone = "0755-00000002",
        SecurityStaff = "1",
        Usage = "酒店",
        AccessType = "专线",
        CircuitId = circuit,
        BandwidthUpMbps = 10,
        BandwidthDownMbps = 10,
        AddressRanges = ["10.0.0.0/28"],
        Egress = "一处",
        UsersOrganisations = 1,
        UsersIndividuals = 10,
        Terminals = 20,
        Resells = false,
        ContractNumber = "HT-1",
        ContractFrom = Day(1, 1),
        ContractTo = new LocalDate(2006, 1, 1),
        OpenedOn = Day(1, 2),
        LogDays = 60,
        Measures = "防火墙",
        Systems = "齐全",
        Organisation = "有",
        DutyPhone = "0755-00000002",
    };

    private ReconciliationFinding Finding(string key, string rule, FindingState state)
    {
        var finding = new ReconciliationFinding
        {
            Id = $"lead-{rule}",
            CampaignId = campaignId,
            Rule = rule,
            Key = key,
            Version = 1,
            InputHash = "",
            Snapshot = "[]",
            Zh = "不一致",
            En = "difference",
            Score = 30,
            Grade = LeadGrade.Watch,
            RunId = "run-1",
            FoundAt = On(5, 5),
            State = state,
        };
        db.Add(finding);
        return finding;
    }

    private void PlantTimeLimits()
    {
        Limit("limit-1", "T-01", C1, null, On(4, 30), cancelled: On(4, 20));
        Limit("limit-2", "T-01", C3, null, On(4, 30), cancelled: null);
        // Fired, but the completion was reported in time and the recheck confirmed it.
        Limit("limit-3", "T-06", C1, null, On(5, 18), cancelled: null);
        Limit("limit-4", "T-14", C1, "penalty-3", On(6, 9), cancelled: null);
        // Neither kept nor missed: replaced, and still running at the instant.
        Limit("limit-5", "T-06", C2, null, On(5, 18), cancelled: On(5, 17)).IsMoot = true;
        Limit("limit-6", "T-26", C2, "penalty-2", On(6, 17), cancelled: null);
        // It gives a right; its lapse is no breach.
        Limit("limit-7", "T-19", C3, "penalty-1", On(5, 31), cancelled: null);
    }

    private Deadline Limit(string id, string timer, string caseId, string? penaltyId, DateTimeOffset expires, DateTimeOffset? cancelled)
    {
        var limit = new Deadline
        {
            Id = id,
            CampaignId = campaignId,
            CaseId = caseId,
            PenaltyCaseId = penaltyId,
            InstanceId = $"instance-{id}",
            Timer = timer,
            Kind = DeadlineKind.Statutory,
            StartedOn = Day(4, 1),
            DueOn = LegalClock.DateOf(expires),
            ExpiresAt = expires,
            ExplanationZh = "",
            ExplanationEn = "",
            Rule = "",
            ArmedAt = On(4, 1),
            Status = cancelled is not null ? DeadlineStatus.Cancelled : expires < AsOf ? DeadlineStatus.Fired : DeadlineStatus.Armed,
            CancelledAt = cancelled,
            FiredAt = cancelled is null && expires < AsOf ? expires : null,
        };
        db.Add(limit);
        return limit;
    }

    private void PlantServices()
    {
        Serve("notice-1", C3, due: Day(5, 31), served: Day(6, 1), ServiceMode.Left);
        Serve("notice-2", C1, due: Day(5, 12), served: Day(5, 10), ServiceMode.Direct);
        Serve("notice-3", C2, due: Day(5, 20), served: Day(6, 1), ServiceMode.PublicNotice);
    }

    private void Serve(string noticeId, string caseId, LocalDate due, LocalDate served, ServiceMode mode)
    {
        db.Add(new Notice
        {
            Id = noticeId,
            CampaignId = campaignId,
            CaseId = caseId,
            TemplateCode = "D11",
            TemplateVersion = 1,
            Title = "通知书",
            AddresseeName = "单位",
            Html = "",
            Data = "{}",
            Sha256 = "",
            RequiresService = true,
            IssuedBy = officers[0],
            IssuedAt = On(5, 9),
            IssuedOn = Day(5, 9),
            Status = NoticeStatus.Served,
        });
        db.Add(new ServiceRecord { Id = $"service-{noticeId}", NoticeId = noticeId, CaseId = caseId, CampaignId = campaignId, Mode = mode, ServedOn = served, Receiver = "前台", ServedBy = officers[0], RecordedAt = LegalClock.At(served, new LocalTime(15, 0)) });
        db.Add(new WorkTask
        {
            Id = $"serve-{noticeId}",
            CampaignId = campaignId,
            CaseId = caseId,
            InstanceId = "instance-service",
            BookmarkId = "bookmark-service",
            ActivityId = "service",
            ActivityNodeId = "service",
            Act = "service",
            Title = "送达",
            TitleEn = "Serve",
            Role = Role.Clerk,
            District = "福田",
            Subject = "单位",
            NoticeId = noticeId,
            DueOn = due,
            DueAt = LegalClock.EndOf(due),
            CreatedAt = On(5, 9),
            Status = WorkTaskStatus.Completed,
            CompletedAt = LegalClock.At(served, new LocalTime(15, 0)),
            Outcome = "Served",
            Form = "{}",
        });
    }

    private void PlantWork()
    {
        Done("review-1", C3, "legal-review", Role.Legal, "Pass", On(5, 28), timer: "T-23");
        Done("review-2", C2, "legal-review", Role.Legal, "Return", On(5, 22));
        var waiting = Done("waiting", C2, "restoration", Role.Officer, "", On(6, 9));
        (waiting.Status, waiting.CompletedAt, waiting.Outcome) = (WorkTaskStatus.Open, null, null);
        var withdrawn = Done("withdrawn", C3, "recheck", Role.Officer, "", On(6, 9));
        (withdrawn.Status, withdrawn.CompletedAt, withdrawn.WithdrawnAt) = (WorkTaskStatus.Withdrawn, null, On(6, 11));
        db.Add(new LeadQuestion { Id = "question-1", CampaignId = campaignId, FindingId = "lead-RC-03", UnitId = "unit-1", Question = "是否漏报？", AskedBy = officers[0], AskedAt = On(5, 10), Answer = "已补报。", AnsweredBy = "unit", AnsweredAt = On(5, 13) });
    }
}
