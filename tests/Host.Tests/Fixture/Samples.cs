using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Tests.Fixture;

/// <summary>Rows to look at.</summary>
internal static class Samples
{
    public const string UnitId = "unit-1";
    public const string CampaignId = "campaign-1";
    private static readonly DateTimeOffset At = new(2005, 4, 1, 1, 0, 0, TimeSpan.Zero);

    public static Campaign Campaign() => new()
    {
        Id = CampaignId,
        Code = "2005-166",
        Title = "互联网接入服务单位专项整治",
        FoundingDocument = "深公网〔2005〕166号",
        IssuedOn = new LocalDate(2005, 3, 25),
        LegalProfile = "LP-2005",
        Phases = [new Phase(1, "自查自纠", "Self-check", new LocalDate(2005, 3, 25), new LocalDate(2005, 4, 15))],
        CreatedAt = At,
    };

    public static Unit Unit(string id = UnitId, string code = "SZ-000001") => new()
    {
        Id = id,
        Code = code,
        Name = "深圳市示例网络有限公司" + code,
        NameKey = "示例网络" + code,
        Category = UnitCategory.LocalIsp,
        District = "福田",
        Address = "深南大道1号",
        RegistrationNumber = RegistrationNumber.None,
        LegalRepresentative = "张三",
        SecurityOfficer = "李四",
        Phone = "0755-00000001",
        Email = "unit@example.test",
        RegisteredAt = At,
        IsSimulated = true,
    };

    public static UnitCase Case(int number = 1, string unitId = UnitId) => new()
    {
        Id = $"case-{number:D4}",
        CampaignId = CampaignId,
        UnitId = unitId,
        Number = $"2005-166-{number:D5}",
        UnitName = $"示例单位{number}",
        District = "福田",
        Category = UnitCategory.LocalIsp,
        StateSince = At,
        OpenedAt = At,
    };

    public static WorkTask Task(int number = 1, DateTimeOffset? dueAt = null, string role = Role.Officer, string? unitId = null, string? caseId = null, string act = "", List<string>? outcomes = null) => new()
    {
        Id = $"task-{number:D4}",
        CampaignId = CampaignId,
        CaseId = caseId,
        InstanceId = "instance-1",
        BookmarkId = $"instance-1:{number}",
        ActivityId = "Review",
        ActivityNodeId = "Workflow1:Flowchart1:Review",
        Act = act,
        Title = "审核自查报告",
        TitleEn = "Review self-check",
        Role = role,
        District = "福田",
        UnitId = unitId,
        Subject = "示例单位",
        Outcomes = outcomes ?? ["Accept", "Return"],
        DueOn = dueAt is null ? null : new LocalDate(2005, 4, 15),
        DueAt = dueAt,
        CreatedAt = At,
    };

    public static OutboxMessage DeadMessage(string id = "message-1") => new()
    {
        Id = id,
        Channel = "sms",
        Purpose = "reminder",
        Recipient = "13800000000",
        Subject = "催办",
        Body = "请按期报送自查报告。",
        IdempotencyKey = id,
        CreatedAt = At,
        Status = OutboxStatus.Dead,
        Attempts = 5,
        LastError = "gateway away",
    };

    public static Notice Notice(string id, string? caseId, bool requiresService) => new()
    {
        Id = id,
        CampaignId = CampaignId,
        CaseId = caseId,
        TemplateCode = "D11",
        TemplateVersion = 1,
        Title = "责令限期整改通知书",
        AddresseeName = "示例单位",
        Html = "<!doctype html><html><body><p>责令整改</p></body></html>",
        Data = """{"unit":"示例单位"}""",
        Sha256 = new string('a', 64),
        RequiresService = requiresService,
        IssuedBy = "p-OFF",
        IssuedAt = At,
        IssuedOn = new LocalDate(2005, 4, 1),
    };
}
