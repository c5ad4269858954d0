using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Calendar;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>An administrator loads a year of the working-day calendar; nobody else does.</summary>
public sealed class CalendarTests
{
    private static readonly CalendarYearGiven NewYear = new(2027, "国务院办公厅关于2027年部分节假日安排的通知", [new CalendarDay(new DateOnly(2027, 1, 1), true, "元旦")]);

    [Fact]
    public async Task A_loaded_year_is_in_force_at_once_and_says_who_loaded_it_by_which_notice()
    {
        await using var server = await HostServer.StartAsync();
        await using var admin = await ClientAsync(server, Role.Admin);
        var before = await admin.GetRequiredService<ICalendarApi>().GetAsync();
        Assert.DoesNotContain(2027, before.Years);

        var changed = await admin.GetRequiredService<ICalendarApi>().LoadAsync(NewYear);
        var after = await admin.GetRequiredService<ICalendarApi>().GetAsync();

        Assert.Equal((changed.Version, 2027, 1), (after.Version, changed.Year, changed.Revision));
        Assert.NotEqual(before.Version, after.Version);
        Assert.Contains(2027, after.Years);
        var notice = Assert.Single(after.Notices);
        Assert.Equal((NewYear.Basis, NewYear.Days[0]), (notice.Basis, Assert.Single(notice.Days)));
        Assert.True(server.Services.GetRequiredService<LegalClock>().Calendar.Knows(new NodaTime.LocalDate(2027, 6, 1)));
    }

    [Fact]
    public async Task A_head_of_division_may_not_load_a_year_and_a_bad_notice_changes_nothing()
    {
        await using var server = await HostServer.StartAsync();
        await using var admin = await ClientAsync(server, Role.Admin);
        await using var lead = await ClientAsync(server, Role.Lead);
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => lead.GetRequiredService<ICalendarApi>().LoadAsync(NewYear))).StatusCode);
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => admin.GetRequiredService<ICalendarApi>().LoadAsync(NewYear with { Basis = "" }))).StatusCode);
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => admin.GetRequiredService<ICalendarApi>().LoadAsync(NewYear with { Year = 2028 }))).StatusCode);
        Assert.Empty((await lead.GetRequiredService<ICalendarApi>().GetAsync()).Notices);
    }

    private static async Task<ServiceProvider> ClientAsync(HostServer server, string role)
    {
        string? token = null;
        var services = new ServiceCollection();
        services.AddOrchestratorClient(
            new OrchestratorClientOptions { BaseAddress = new Uri("http://localhost"), Token = _ => Task.FromResult(token ?? "") },
            http => http.ConfigurePrimaryHttpMessageHandler(server.Handler));
        var client = services.BuildServiceProvider();
        token = (await client.GetRequiredService<ISessionApi>().GetTokenAsync(new SignIn(role, HostServer.Password))).Token;
        return client;
    }
}
