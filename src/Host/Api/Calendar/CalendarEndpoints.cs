using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Client.Calendar;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Calendar;
using Orchestrator.Host.Security;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Calendar;

internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var calendar = app.MapGroup("/api/calendar").WithTags("Calendar");
        calendar.MapGet("", GetAsync).RequireAuthorization(Policies.Staff).WithName("GetCalendar").WithSummary("工作日历 / The working-day calendar in force");
        calendar.MapPost("/years", LoadAsync).RequireAuthorization(Policies.Administer).AsCommand().WithName("LoadCalendarYear").WithSummary("载入年度放假安排 / Load or correct a year; no deadline moves by it");
    }

    private static async Task<Ok<CalendarInfo>> GetAsync(CalendarDesk desk, CalendarShelf shelf, CancellationToken cancellationToken)
    {
        var notices = await desk.NoticesAsync(cancellationToken);
        return TypedResults.Ok(new CalendarInfo(shelf.Current.Version, shelf.Current.Years, [.. notices.Select(CalendarViews.Show)]));
    }

    private static async Task<Results<Ok<CalendarChanged>, ProblemAnswer>> LoadAsync(CalendarYearGiven given, IUnitOfWork unitOfWork, ICurrentActor current, CalendarReader reader, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CalendarDesk>().LoadAsync(given.Year, CalendarViews.DaysOf(given.Days), given.Basis, actor, token), cancellationToken);
        if (answer.Refusal is { } refusal)
            return ProblemAnswer.Of(refusal);
        await reader.ReadAsync(cancellationToken);
        return TypedResults.Ok(CalendarViews.Show(answer.Value));
    }
}
