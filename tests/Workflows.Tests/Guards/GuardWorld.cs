using NodaTime;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>
/// A case of 2005 with two officers, and a penalty case filed on 2005-05-19 and told on that day of a fine of 12,000 yuan. What is no part of that is added.
/// </summary>
internal sealed class GuardWorld
{
    private static readonly LocalDate Filed = new(2005, 5, 19);
    private readonly TimeProvider clock;
    private Notice? notice;
    private Inspection? visit;

    public GuardWorld(TimeProvider clock, string caseId = "c")
    {
        this.clock = clock;
        var now = clock.GetUtcNow();
        Case = new UnitCase { Id = caseId, CampaignId = "k", UnitId = "u", Number = "2005-166-00001", UnitName = "u", District = "福田区", Category = UnitCategory.Hotel, StateSince = now, OpenedAt = now, LeadOfficerId = "off1", CoOfficerId = "off2" };
        Penalty = new PenaltyCase
        {
            Id = "p",
            CaseId = "c",
            CampaignId = "k",
            UnitId = "u",
            UnitName = "u",
            District = "福田区",
            StateSince = now,
            OpenedAt = now,
            Violation = "V01",
            OrderId = "o",
            LeadOfficerId = "off1",
            CoOfficerId = "off2",
            LegalReviewerId = "legal",
            ReviewedAt = now,
            FiledOn = Filed,
            AdvanceNoticeServedOn = Filed,
            Proposed = new PenaltyContent { Warning = true, Fine = 12_000 },
            HearingRight = true,
        };
    }

    public UnitCase Case { get; }
    public PenaltyCase Penalty { get; }
    public string Profile { get; set; } = "LP-2005";
    public IReadOnlyList<LocalDate> Earlier { get; set; } = [];
    public List<string> Unserved { get; } = [];
    public int OpenPenaltyCases { get; set; }
    public int OpenTips { get; set; }
    public int EvidenceInDoubt { get; set; }
    public List<ServiceAttempt> Attempts { get; } = [];
    public Uninspected Uninspected { get; set; } = Uninspected.None;
    public MeasureFacts Measures { get; set; } = MeasureFacts.None;
    public Tip? Tip { get; set; }
    public Tip? EarlierTip { get; set; }
    public ReconciliationFinding? Lead { get; set; }
    public List<ReconciliationFinding> Resurgences { get; } = [];
    public List<ActTaken> Acts { get; } = [];
    public List<SelfCheck> SelfChecks { get; } = [];
    public SelfCheckReport? Report { get; set; }
    public List<AcceptanceCheck> Acceptances { get; } = [];
    public Bulletin? Bulletin { get; set; }
    public Unit? NamedUnit { get; set; }
    public Unit Unit { get; } = UnitOf("u", "4403010000001", "深圳市福田区模拟路1号");
    /// <summary>Items that the unit was ordered to put right before.</summary>
    public HashSet<string> Repeats { get; } = [];
    private List<RectificationOrder> Orders { get; } = [];
    private List<Finding> Findings { get; } = [];

    /// <summary>A fine of 12,000 and, with days, a stop order, decided and served on 2005-05-20.</summary>
    public GuardWorld Decided(int stopDays = 0)
    {
        Penalty.Decided = new PenaltyContent { Warning = true, Fine = 12_000, StopDays = stopDays };
        Penalty.DecidedOn = Penalty.DecisionServedOn = new LocalDate(2005, 5, 20);
        Penalty.PaymentDueOn = new LocalDate(2005, 6, 6);
        return this;
    }

    /// <summary>An order of seven days, served on 2005-05-10 and due on 2005-05-17.</summary>
    public GuardWorld Order(OrderStatus status = OrderStatus.Running, bool isServed = true, int extensions = 0, bool isPending = false, LocalDate? askedOn = null)
    {
        Orders.Add(new RectificationOrder
        {
            Id = "o",
            CaseId = "c",
            CampaignId = "k",
            TermDays = 7,
            DraftedBy = "off1",
            DraftedAt = default,
            Status = status,
            ServedOn = isServed ? new LocalDate(2005, 5, 10) : null,
            DueOn = isServed ? new LocalDate(2005, 5, 17) : null,
            Extensions = extensions,
            ExtensionPending = isPending,
            ExtensionAskedOn = isPending ? askedOn ?? new LocalDate(2005, 5, 12) : null,
        });
        return this;
    }

    /// <summary>A draft of one item or more by "off1", perhaps checked by somebody already.</summary>
    public GuardWorld Draft(int termDays, int itemDays, string? checkedBy, params int[] moreDays)
    {
        Orders.Add(new RectificationOrder { Id = "d", CaseId = "c", CampaignId = "k", TermDays = termDays, DraftedBy = "off1", DraftedAt = default, LegalCheckedBy = checkedBy, Items = [.. moreDays.Prepend(itemDays).Select(days => new OrderItem("f", "A04", "x", ["x"], days))] });
        return this;
    }

    /// <summary>A recheck by both officers, with its result when it is finished.</summary>
    public GuardWorld Recheck(InspectionResult? result) => Visit(InspectionKind.Recheck, result);

    public GuardWorld Visit(InspectionKind kind, InspectionResult? result)
    {
        visit = new Inspection { Id = "v", CaseId = "c", CampaignId = "k", Kind = kind, LeadOfficerId = "off1", CoOfficerId = "off2", StartedAt = default, Result = result, FinishedAt = result is null ? null : default(DateTimeOffset) };
        return this;
    }

    /// <summary>The campaign lets a warning join an order.</summary>
    public bool WarnsOnOrder { get; set; }

    public GuardWorld Finding(string id = "f", string item = "A04", FindingStatus status = FindingStatus.Open, string? orderId = null)
    {
        Findings.Add(new Finding { Id = id, CaseId = "c", CampaignId = "k", InspectionId = "v", ItemCode = item, Gap = "SYS", Severity = "B", Fact = "x", Evidence = "x", Basis = "x", Status = status, OrderId = orderId });
        return this;
    }

    /// <summary>A document issued on 2005-05-10 that needs service.</summary>
    public GuardWorld Notice(NoticeStatus status = NoticeStatus.Issued, string code = "D11", string html = "", string data = "{}")
    {
        notice = new Notice
        {
            Id = "n",
            CampaignId = "k",
            TemplateCode = code,
            TemplateVersion = 1,
            Title = "x",
            AddresseeName = "x",
            Html = html,
            Data = data,
            Sha256 = "",
            RequiresService = true,
            IssuedBy = "x",
            IssuedAt = default,
            IssuedOn = new LocalDate(2005, 5, 10),
            Status = status,
        };
        return this;
    }

    public CaseFacts Facts()
    {
        var shipped = Campaign2005.Create(clock);
        var campaign = new Campaign
        {
            Id = shipped.Id,
            Code = shipped.Code,
            Title = shipped.Title,
            FoundingDocument = shipped.FoundingDocument,
            IssuedOn = shipped.IssuedOn,
            LegalProfile = Profile,
            Phases = shipped.Phases,
            Settings = shipped.Settings with { WarnOnOrder = WarnsOnOrder },
            IsSimulated = true,
            CreatedAt = shipped.CreatedAt,
        };
        return new CaseFacts
        {
            File = new CaseFile(campaign, Case, Penalty, Tip, Lead),
            Clock = new LegalClock(clock),
            Orders = Orders,
            Findings = Findings,
            RepeatedItems = Repeats,
            Inspection = visit,
            Notice = notice,
            UnservedDocuments = Unserved,
            OpenPenaltyCases = OpenPenaltyCases,
            OpenTips = OpenTips,
            EvidenceInDoubt = EvidenceInDoubt,
            EarlierDecisions = Earlier,
            ServiceAttempts = Attempts,
            Uninspected = Uninspected,
            Measures = Measures,
            EarlierTip = EarlierTip,
            SelfChecks = SelfChecks,
            FiledReport = Report,
            Acceptances = Acceptances,
            Resurgences = Resurgences,
            Acts = Acts,
            Bulletin = Bulletin,
            NamedUnit = NamedUnit,
            UnitOrNull = Unit,
        };
    }

    /// <summary>A tip about a place, received and registered on 2005-05-10.</summary>
    public static Tip TipOf(string id) => new()
    {
        Id = id,
        CampaignId = "k",
        Number = id,
        Type = TipType.IllegalNetbar,
        Channel = TipChannel.Phone,
        Address = "x",
        AddressKey = "X",
        District = "福田",
        Content = "x",
        ReceivedOn = new LocalDate(2005, 5, 10),
        RegisteredBy = "hot",
        RegisteredAt = default,
        StateSince = default,
    };

    /// <summary>A confirmed lead that the unit came back after the penalty "p".</summary>
    public static ReconciliationFinding CameBack(string id = "l", FindingState state = FindingState.Confirmed, string? caseId = null, string subject = "u", string sanction = "p", string rule = "RC-20", string campaign = "k") => new()
    {
        Id = id,
        CampaignId = campaign,
        CaseId = caseId,
        Rule = rule,
        Key = $"{rule}|{sanction}|carrier|L-1",
        Version = 1,
        InputHash = "",
        Snapshot = "[]",
        Subjects = [subject, "carrier"],
        Zh = "“甲”于2005-04-01受到处罚，“乙”的线路L-1于2005-05-02以相同地址再次出现。",
        En = "'A' was penalised on 2005-04-01; line L-1 of 'B', opened on 2005-05-02, has the same address.",
        Score = 90,
        Grade = LeadGrade.Case,
        RunId = "r",
        FoundAt = default,
        State = state,
    };

    /// <summary>A measure that "off1" asked for.</summary>
    public static CaseMeasure MeasureOf(MeasureKind kind, MeasureStatus status = MeasureStatus.Proposed, string form = "{}") =>
        new() { Id = "m", CampaignId = "k", CaseId = "c", Kind = kind, Reason = "x", Form = form, ProposedBy = "off1", ProposedAt = default, Status = status, DecidedAt = status == MeasureStatus.CarriedOut ? LegalClock.StartOf(new LocalDate(2005, 5, 15)) : null };

    public static Unit UnitOf(string id, string number, string address) => new()
    {
        Id = id,
        Code = id,
        Name = id,
        NameKey = id,
        Category = UnitCategory.Hotel,
        District = "福田",
        Address = address,
        RegistrationNumber = number,
        LegalRepresentative = "x",
        SecurityOfficer = "x",
        Phone = "",
        Email = "",
        RegisteredAt = default,
    };
}
