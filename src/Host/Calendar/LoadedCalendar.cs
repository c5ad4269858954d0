using Orchestrator.Host.Commands;
using Orchestrator.Storage;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Host.Calendar;

/// <summary>The working-day calendar for a tool: the published one, with what administrators have loaded when a database is named or the usual one exists at this version's schema.</summary>
internal static class LoadedCalendar
{
    /// <param name="given">Connection string or path; null for the usual database.</param>
    public static async Task<WorkingDayCalendar> ReadAsync(string? given, CancellationToken cancellationToken)
    {
        var isUsual = given is null && Environment.GetEnvironmentVariable("ConnectionStrings__Orchestrator") is null;
        if (isUsual && !File.Exists(CommonOptions.UsualDatabase))
            return WorkingDayCalendar.China;
        using var host = HostComposition.BuildTool(CommonOptions.Resolve(given));
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Migrator>().IsCurrentAsync(cancellationToken)
            ? await host.Services.GetRequiredService<CalendarReader>().ReadAsync(cancellationToken)
            : isUsual ? WorkingDayCalendar.China
            : throw new BadInputException("数据库结构不是当前版本,请先运行 migrate。", "The database is not at this version's schema; run migrate first.");
    }
}
