using NodaTime;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Tests.Workbench;

/// <summary>Rows with what a test does not care about filled in.</summary>
internal static class Rows
{
    private static readonly DateTimeOffset At = new(2005, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public static WorkTask Task(string id, string role, LocalDate? due, string? assignee = null, string? unit = null, string? caseId = null) => new()
    {
        Id = id,
        CampaignId = Samples.CampaignId,
        CaseId = caseId,
        InstanceId = "i1",
        BookmarkId = "b1",
        ActivityId = "a1",
        ActivityNodeId = "n1",
        Act = "act",
        Title = "审核",
        TitleEn = "Review",
        Role = role,
        AssigneeId = assignee,
        UnitId = unit,
        District = "福田",
        Subject = "甲公司",
        DueOn = due,
        DueAt = due is { } day ? Dates.StartOf(day.PlusDays(1)) : null,
        CreatedAt = At,
    };

    public static Person Person(string id, string name, string role, string? unit = null) =>
        new() { Id = id, SignInName = id, DisplayName = name, Badge = "041019", Roles = [role], District = unit is null ? "福田" : null, UnitId = unit };

    public static UnitCase Case(string id, string unit) => new()
    {
        Id = id,
        CampaignId = Samples.CampaignId,
        UnitId = unit,
        Number = "2005-166-" + id,
        UnitName = "单位" + unit,
        District = "福田",
        Category = UnitCategory.Hotel,
        StateSince = At,
        LeadOfficerId = "off1",
        CoOfficerId = "off2",
        OpenedAt = At,
    };

    public static Notice Notice(string id, string caseId, int serial, bool served = true) => new()
    {
        Id = id,
        CampaignId = Samples.CampaignId,
        CaseId = caseId,
        TemplateCode = "D11",
        TemplateVersion = 1,
        Title = "责令限期整改通知书",
        DocumentNumber = $"〔2005〕第{serial:0000}号",
        Series = "责改",
        SeriesYear = 2005,
        Serial = serial,
        AddresseeName = "甲公司",
        Html = "<p>文</p>",
        Data = "{}",
        Sha256 = "",
        RequiresService = served,
        IssuedBy = "lead",
        IssuedAt = At.AddDays(serial),
        IssuedOn = new LocalDate(2005, 5, 6),
    };
}
