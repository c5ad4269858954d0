using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.LegalTime;

public sealed class CalendarDeskTests
{
    private const string NewYear2027 = """{"2027-01-01": {"off": true, "name": "元旦"}, "2027-01-02": {"off": true, "name": "元旦"}, "2026-12-27": {"off": false, "name": "元旦"}}""";
    private static readonly Actor Admin = new("admin", "管理员", [Role.Admin]);

    [Fact]
    public async Task A_missing_year_is_refused_until_an_administrator_loads_it()
    {
        await using var stage = await Stage.OpenAsync();
        var clock = stage.Get<LegalClock>();
        var (start, period) = (new LocalDate(2026, 12, 30), StatutoryPeriod.CalendarDays(3));
        Assert.Equal("calendar.year-unknown", Assert.Throws<RefusedException>(() => clock.Due(start, period, LegalProfiles.For("LP-2026B"))).Refusal.Code);

        var loaded = (await LoadAsync(stage, 2027, NewYear2027)).Value;
        stage.Get<CalendarShelf>().Take(await stage.ReadAsync(db => db.CalendarYears.ToListAsync()));

        var due = clock.Due(start, period, LegalProfiles.For("LP-2026B"));
        Assert.Equal(new LocalDate(2027, 1, 4), due.DueOn);
        Assert.Equal(loaded.Version, due.CalendarVersion);
        Assert.Contains(loaded.Version, due.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains(loaded.Version, due.ExplanationEn, StringComparison.Ordinal);
        Assert.True(clock.Calendar.IsMakeUpDay(new LocalDate(2026, 12, 27)));
    }

    [Fact]
    public async Task A_correction_is_a_further_revision_and_the_highest_counts()
    {
        await using var stage = await Stage.OpenAsync();
        await LoadAsync(stage, 2027, NewYear2027);
        var second = (await LoadAsync(stage, 2027, """{"2027-01-04": {"off": true, "name": "元旦"}}""")).Value;
        var calendar = stage.Get<CalendarShelf>().Take(await stage.ReadAsync(db => db.CalendarYears.ToListAsync()));

        Assert.Equal(2, second.Year.Revision);
        Assert.False(calendar.IsWorkingDay(new LocalDate(2027, 1, 4)));
        Assert.True(calendar.IsWorkingDay(new LocalDate(2027, 1, 1)));
        Assert.Equal(2, await stage.ReadAsync(db => db.CalendarYears.CountAsync()));
    }

    [Fact]
    public async Task A_calendar_edit_names_the_deadlines_that_differ_and_moves_none()
    {
        await using var stage = await Stage.OpenAsync();
        var deadline = await AddDeadlineAsync(stage, "T-26", new LocalDate(2005, 5, 13), StatutoryPeriod.CalendarDays(15));
        Assert.Equal(new LocalDate(2005, 5, 30), deadline.DueOn);

        var loaded = (await LoadAsync(stage, 2005, """{"2005-05-30": {"off": true, "name": "台风停工"}}""")).Value;

        Assert.Contains(loaded.Differing, row => row.Id == deadline.Id && row.DueOn == deadline.DueOn && row.CountedNow == new LocalDate(2005, 5, 31));
        Assert.Equal(deadline.DueOn, await stage.ReadAsync(db => db.Deadlines.Where(row => row.Id == deadline.Id).Select(row => row.DueOn).SingleAsync()));
    }

    [Fact]
    public async Task A_correction_of_a_deadline_is_a_recorded_decision_of_the_head()
    {
        await using var stage = await Stage.OpenAsync();
        var deadline = await AddDeadlineAsync(stage, "T-26", new LocalDate(2005, 5, 13), StatutoryPeriod.CalendarDays(15));
        Assert.Equal("deadline.nothing-to-correct", (await DecideAsync(stage, desk => desk.CorrectAsync(deadline.Id, null, "核对", stage.Lead))).Refusal!.Code);
        await LoadAsync(stage, 2005, """{"2005-05-30": {"off": true, "name": "台风停工"}}""");
        stage.Get<CalendarShelf>().Take(await stage.ReadAsync(db => db.CalendarYears.ToListAsync()));

        Assert.Equal("not-allowed", (await DecideAsync(stage, desk => desk.CorrectAsync(deadline.Id, null, "停工顺延", stage.First))).Refusal!.Code);
        Assert.Equal("deadline.reason-missing", (await DecideAsync(stage, desk => desk.CorrectAsync(deadline.Id, null, " ", stage.Lead))).Refusal!.Code);
        var corrected = (await DecideAsync(stage, desk => desk.CorrectAsync(deadline.Id, null, "停工顺延", stage.Lead))).Value;

        Assert.Equal(new LocalDate(2005, 5, 31), corrected.DueOn);
        Assert.Contains("停工顺延", corrected.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains("2005-05-30", corrected.ExplanationEn, StringComparison.Ordinal);
        var old = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Id == deadline.Id));
        Assert.Equal((DeadlineStatus.Cancelled, new LocalDate(2005, 5, 30)), (old.Status, old.DueOn));
        Assert.True(await stage.ReadAsync(db => db.AuditEvents.AnyAsync(row => row.Stream == stage.CaseId && row.Act == "deadline.corrected" && row.ActorId == stage.Lead.Id)));
    }

    [Fact]
    public async Task A_wrong_day_of_service_is_corrected_by_counting_from_the_right_one()
    {
        await using var stage = await Stage.OpenAsync();
        var deadline = await AddDeadlineAsync(stage, "T-30", new LocalDate(2005, 3, 21), StatutoryPeriod.CalendarDays(60));
        Assert.Equal("deadline.start-in-future", (await DecideAsync(stage, desk => desk.CorrectAsync(deadline.Id, new LocalDate(2005, 4, 25), "回执", stage.Lead))).Refusal!.Code);
        var corrected = (await DecideAsync(stage, desk => desk.CorrectAsync(deadline.Id, new LocalDate(2005, 3, 24), "回执所载送达日为24日", stage.Lead))).Value;
        Assert.Equal((new LocalDate(2005, 3, 24), new LocalDate(2005, 5, 23)), (corrected.StartedOn, corrected.DueOn));
    }

    [Fact]
    public async Task A_suspended_deadline_does_not_fire_and_resumes_with_what_was_left()
    {
        await using var stage = await Stage.OpenAsync();
        var deadline = await AddDeadlineAsync(stage, "T-06", new LocalDate(2005, 3, 24), StatutoryPeriod.CalendarDays(10));
        Assert.Equal("deadline.not-suspended", (await DecideAsync(stage, desk => desk.ResumeAsync(deadline.Id, "恢复", stage.Lead))).Refusal!.Code);

        await stage.GoToAsync(3, 28);
        Assert.Null((await DecideAsync(stage, desk => desk.SuspendAsync(deadline.Id, "不可抗力", stage.Lead))).Refusal);
        await stage.GoToAsync(4, 12);
        Assert.Equal(DeadlineStatus.Suspended, await stage.ReadAsync(db => db.Deadlines.Where(row => row.Id == deadline.Id).Select(row => row.Status).SingleAsync()));
        Assert.False(await stage.FireAsync(deadline.Id));
        var resumed = (await DecideAsync(stage, desk => desk.ResumeAsync(deadline.Id, "原因消除", stage.Lead))).Value;

        // Days 1 to 3 had passed when the fourth began; seven were left.
        Assert.Equal((new LocalDate(2005, 4, 12), new LocalDate(2005, 4, 19)), (resumed.StartedOn, resumed.DueOn));
        Assert.Equal(DeadlineStatus.Armed, resumed.Status);
    }

    [Fact]
    public async Task A_time_limit_on_the_citizens_rights_never_stands_still()
    {
        await using var stage = await Stage.OpenAsync();
        var deadline = await AddDeadlineAsync(stage, "T-19", new LocalDate(2005, 3, 24), StatutoryPeriod.CalendarDays(3));
        Assert.Equal("deadline.never-suspended", (await DecideAsync(stage, desk => desk.SuspendAsync(deadline.Id, "等待", stage.Lead))).Refusal!.Code);
    }

    [Theory]
    [InlineData(2003, NewYear2027, "放假通知", "calendar.year-impossible")]
    [InlineData(2101, NewYear2027, "放假通知", "calendar.year-impossible")]
    [InlineData(2027, NewYear2027, " ", "calendar.basis-missing")]
    [InlineData(2027, "not json", "放假通知", "calendar.unreadable")]
    [InlineData(2027, "{}", "放假通知", "calendar.no-holidays")]
    [InlineData(2028, NewYear2027, "放假通知", "calendar.other-year")]
    [InlineData(2027, """{"2027-01-01": {"off": true, "name": "元旦"}, "2027-01-01": {"off": false, "name": "元旦"}}""", "放假通知", "calendar.day-twice")]
    public async Task A_bad_notice_is_refused_and_the_calendar_stays(int year, string days, string basis, string code)
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await LoadAsync(stage, year, days, basis);
        Assert.Equal(code, answer.Refusal!.Code);
        Assert.Equal(0, await stage.ReadAsync(db => db.CalendarYears.CountAsync()));
    }

    [Fact]
    public async Task Only_an_administrator_may_load_a_year()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.InAsync(provider => provider.GetRequiredService<CalendarDesk>().LoadAsync(2027, NewYear2027, "放假通知", stage.Lead));
        Assert.Equal("not-allowed", answer.Refusal!.Code);
    }

    private static Task<Answer<CalendarLoaded>> LoadAsync(Stage stage, int year, string days, string basis = "国务院办公厅关于部分节假日安排的通知") =>
        stage.InAsync(provider => provider.GetRequiredService<CalendarDesk>().LoadAsync(year, days, basis, Admin));

    private static Task<Answer<Deadline>> DecideAsync(Stage stage, Func<DeadlineDecisions, Task<Answer<Deadline>>> decision) =>
        stage.InAsync(provider => decision(provider.GetRequiredService<DeadlineDecisions>()));

    private static async Task<Deadline> AddDeadlineAsync(Stage stage, string timer, LocalDate from, StatutoryPeriod period)
    {
        var @case = await stage.CaseAsync();
        var due = stage.Get<LegalClock>().Due(from, period, LegalProfiles.For("LP-2005"));
        var deadline = new Deadline
        {
            Id = "deadline-" + timer,
            CampaignId = @case.CampaignId,
            CaseId = @case.Id,
            InstanceId = @case.InstanceId!,
            Timer = timer,
            Kind = DeadlineKind.Statutory,
            StartedOn = from,
            DueOn = due.DueOn,
            ExpiresAt = due.ExpiresAt,
            ExplanationZh = due.ExplanationZh,
            ExplanationEn = due.ExplanationEn,
            Rule = due.Rule,
            ArmedAt = stage.Clock.GetUtcNow(),
        };
        await stage.InAsync(provider =>
        {
            provider.GetRequiredService<Records.IRecords>().Add(deadline);
            return Task.FromResult(true);
        });
        return deadline;
    }
}
