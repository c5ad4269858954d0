using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.EndToEnd.Metrics;

/// <summary>
/// A city so small that every indicator can be counted by hand: a carrier (C1), a hotel (C2), a net bar that a lead brought to light (C3), a unit opened by
/// mistake, one that was dissolved before its inspection, and the carrier of the register that has no case.
/// </summary>
internal sealed partial class IndicatorCity(OrchestratorDbContext db, string campaignId, IReadOnlyList<string> officers)
{
    private const string C1 = "case-1";
    private const string C2 = "case-2";
    private const string C3 = "case-3";

    /// <summary>The instant for which the figures are counted.</summary>
    public static DateTimeOffset AsOf { get; } = On(6, 10);

    public async Task PlantAsync()
    {
        PlantRegister();
        PlantSelfChecks();
        PlantInspections();
        PlantOrders();
        PlantTips();
        PlantPenalties();
        PlantAcceptance();
        PlantAccess();
        PlantTimeLimits();
        PlantServices();
        PlantWork();
        await db.SaveChangesAsync();
    }

    private static DateTimeOffset On(int month, int day) => LegalClock.At(new LocalDate(2005, month, day), new LocalTime(10, 0));

    private static LocalDate Day(int month, int day) => new(2005, month, day);

    private void PlantRegister()
    {
        var carrier = Register("unit-1", "SZ-900001", "云帆电信", UnitCategory.Carrier, "福田", null, 1000, "10.0.0.0/24", "10.0.1.0/24");
        var hotel = Register("unit-2", "SZ-900002", "海汇酒店", UnitCategory.Hotel, "罗湖", carrier.Id, 10, "10.0.0.0/28");
        var netBar = Register("unit-3", "XS-900003", "星桥网吧", UnitCategory.NetBar, "宝安", carrier.Id, 4);
        var mistaken = Register("unit-5", "SZ-900005", "金穗商行", UnitCategory.Other, "福田", null, 7);
        var dissolved = Register("unit-6", "SZ-900006", "湾信物业", UnitCategory.BuildingNetwork, "福田", null, 5);
        Open(C1, carrier);
        Open(C2, hotel);
        Open(C3, netBar);
        Open("case-5", mistaken).MoveTo(UnitCaseState.X5, On(4, 2));
        Open("case-6", dissolved).MoveTo(UnitCaseState.X4, On(5, 3));
        db.Add(new CaseMeasure { Id = "measure-6", CampaignId = campaignId, CaseId = "case-6", Kind = MeasureKind.Terminate, Reason = "单位已注销", Form = """{"ground":"dissolved"}""", Status = MeasureStatus.CarriedOut, ProposedBy = officers[0], ProposedAt = On(5, 2), DecidedAt = On(5, 3) });
    }

    private Unit Register(string id, string code, string name, UnitCategory category, string district, string? upstream, decimal bandwidth, params string[] ranges)
    {
        var unit = new Unit
        {
            Id = id,
            Code = code,
            Name = name,
            NameKey = UnitName.Key(name),
            Category = category,
            District = district,
            Address = $"{district}一路1号",
            RegistrationNumber = $"9999{code[3..]}000",
            LegalRepresentative = "负责人甲",
            SecurityOfficer = "安全员甲",
            Phone = "",
            Email = "",
            UpstreamUnitId = upstream,
            AddressRanges = [.. ranges],
            BandwidthMbps = bandwidth,
            IsSimulated = true,
            RegisteredAt = On(3, 25),
        };
        db.Add(unit);
        return unit;
    }

    private UnitCase Open(string id, Unit unit)
    {
        var opened = new UnitCase { Id = id, CampaignId = campaignId, UnitId = unit.Id, Number = $"2005-166-{unit.Code[3..]}", UnitName = unit.Name, District = unit.District, Category = unit.Category, StateSince = On(3, 28), OpenedAt = On(3, 28) };
        db.Add(opened);
        return opened;
    }

    private void PlantSelfChecks()
    {
        File(C1, "check-1", On(4, 20), isLate: false, gaps: 2, SelfCheckStatus.Accepted);
        File(C2, "check-2", On(4, 21), isLate: false, gaps: 3, SelfCheckStatus.Returned);
        File(C3, "check-3", On(5, 4), isLate: true, gaps: 0, SelfCheckStatus.Accepted);
        db.Add(new SelfCheckReport
        {
            Id = "report-1",
            CampaignId = campaignId,
            UnitId = "unit-1",
            Version = 1,
            SavedAt = On(4, 20),
            SavedBy = "unit",
            FiledAt = On(4, 20),
            State = SelfCheckReportState.Accepted,
            Content = new SelfCheckContent
            {
                Answers = [new SelfAnswer("C02", SelfCheckCompleteness.Gap, "", null), new SelfAnswer("C05", SelfCheckCompleteness.Gap, "", null), new SelfAnswer("C06", "conforms", "", null)],
                Publicity = [new PublicityProof("网站", Day(4, 10), "")],
            },
        });
    }

    private void File(string caseId, string id, DateTimeOffset at, bool isLate, int gaps, SelfCheckStatus status) =>
        db.Add(new SelfCheck { Id = id, CaseId = caseId, CampaignId = campaignId, Attempt = 1, ReceivedAt = at, IsLate = isLate, GapsFound = gaps, Report = "{}", Status = status, ReviewedAt = at.AddDays(1) });

    private void PlantInspections()
    {
        Visit("visit-1", C1, InspectionKind.Full, On(5, 9), InspectionResult.IssuesFound, second: 1);
        Visit("visit-2", C2, InspectionKind.Full, On(5, 9), InspectionResult.IssuesFound, second: 1);
        Visit("visit-3", C3, InspectionKind.Full, On(5, 10), InspectionResult.IssuesFound, second: 1).InPlace = new FourInPlace(InPlace.Partly, InPlace.Partly, InPlace.Partly, InPlace.Partly);
        Visit("recheck-1", C1, InspectionKind.Recheck, On(5, 18), InspectionResult.AllFixed, second: 2);
        Visit("recheck-2", C2, InspectionKind.Recheck, On(5, 30), InspectionResult.AllFixed, second: 2);
        Visit("recheck-3", C3, InspectionKind.Recheck, On(5, 24), InspectionResult.NotFixed, second: 1);
        // Not yet finished at the instant.
        Visit("visit-9", C3, InspectionKind.Full, On(6, 11), InspectionResult.Clean, second: 2);
        Find("visit-1", C1, "C05", "SYS", fixedAt: On(5, 18));
        Find("visit-2", C2, "A02", "ORG", fixedAt: On(5, 30));
        Find("visit-2", C2, "A11", "OP", fixedAt: On(5, 30));
        Find("visit-3", C3, "A03", "STAFF", fixedAt: null);
        Find("visit-3", C3, "A19", "TECH", fixedAt: On(6, 12));
        Find("visit-3", C3, "A07", "OP", fixedAt: null);
        Find("visit-3", C3, "A08", "OP", fixedAt: null);
    }

    private Inspection Visit(string id, string caseId, InspectionKind kind, DateTimeOffset at, InspectionResult result, int second)
    {
        // Whichever of the two leads, they are one pair.
        var (lead, other) = kind == InspectionKind.Full ? (officers[0], officers[second]) : (officers[second], officers[0]);
        var visit = new Inspection { Id = id, CaseId = caseId, CampaignId = campaignId, Kind = kind, LeadOfficerId = lead, CoOfficerId = other, StartedAt = at, FinishedAt = at, Result = result };
        db.Add(visit);
        return visit;
    }

    private void Find(string visitId, string caseId, string item, string gap, DateTimeOffset? fixedAt) => db.Add(new Finding
    {
        Id = $"finding-{visitId}-{item}",
        CaseId = caseId,
        CampaignId = campaignId,
        InspectionId = visitId,
        ItemCode = item,
        Gap = gap,
        Severity = "B",
        Fact = "未落实",
        Evidence = "照片",
        Basis = "33号令",
        FixedAt = fixedAt,
        Status = fixedAt is null ? FindingStatus.Open : FindingStatus.Fixed,
    });

    private void PlantOrders()
    {
        Order("order-1", C1, served: Day(5, 10), due: Day(5, 20), passed: Day(5, 18));
        Order("order-2", C2, served: Day(5, 11), due: Day(5, 23), passed: Day(5, 30));
        Order("order-3", C3, served: Day(5, 12), due: Day(5, 22), passed: null);
        Done("extension-2", C2, "extension", "LEAD", "Grant", On(5, 17));
    }

    private void Order(string id, string caseId, LocalDate served, LocalDate due, LocalDate? passed) =>
        db.Add(new RectificationOrder { Id = id, CaseId = caseId, CampaignId = campaignId, TermDays = 10, DraftedBy = officers[0], DraftedAt = On(5, 9), ServedOn = served, DueOn = due, PassedOn = passed, CompletionReportedAt = caseId == C1 ? On(5, 17) : null });

    private WorkTask Done(string id, string? caseId, string act, string role, string outcome, DateTimeOffset at, string? instance = null, string? timer = null)
    {
        var task = new WorkTask
        {
            Id = id,
            CampaignId = campaignId,
            CaseId = caseId,
            InstanceId = instance ?? $"instance-{id}",
            BookmarkId = $"bookmark-{id}",
            ActivityId = act,
            ActivityNodeId = act,
            Act = act,
            Title = act,
            TitleEn = act,
            Role = role,
            District = "福田",
            Subject = "模拟",
            Timer = timer,
            DueOn = timer is null ? null : LegalClock.DateOf(at.AddDays(1)),
            DueAt = timer is null ? null : LegalClock.EndOf(LegalClock.DateOf(at.AddDays(1))),
            CreatedAt = at.AddDays(-1),
            Status = WorkTaskStatus.Completed,
            CompletedAt = at,
            CompletedBy = officers[0],
            Outcome = outcome,
            Form = "{}",
        };
        db.Add(task);
        return task;
    }
}
