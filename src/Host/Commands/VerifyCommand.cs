using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Orchestrator.Host.Clockwork;
using Orchestrator.Storage;
using Orchestrator.Storage.Invariants;
using Orchestrator.Storage.Model;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>verify</c>: recomputes the audit chains and names the first broken link; on request checks the invariants of <c>docs/invariants.md</c> too.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Create()
    {
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var invariants = new Option<bool>("--invariants") { Description = "同时检查全部不变式(docs/invariants.md) / check every invariant of docs/invariants.md too" };
        var command = new Command("verify", "核验审计链 / recompute the audit chains and name the first broken link") { database, invariants, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var options = CommonOptions.Resolve(parsed.GetValue(database));
            var isForPrograms = parsed.GetValue(json);
            var verdict = await VerifyAsync(options, isForPrograms, cancellationToken);
            var violations = parsed.GetValue(invariants) ? await CheckAsync(options, cancellationToken) : null;
            if (isForPrograms)
                Console.WriteLine(JsonSerializer.Serialize(new { holds = verdict.Broken is null && violations is not { Count: > 0 }, verdict.Streams, verdict.Events, verdict.Broken, violations }, Web));
            else
                Write(verdict, violations);
            return verdict.Broken is null && violations is not { Count: > 0 } ? ExitCode.Done : ExitCode.DoesNotHold;
        }));
        return command;
    }

    private static async Task<AuditVerdict> VerifyAsync(DatabaseOptions options, bool isForPrograms, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildTool(options);
        await using var scope = host.Services.CreateAsyncScope();
        var verifier = scope.ServiceProvider.GetRequiredService<AuditVerifier>();
        return isForPrograms
            ? await verifier.VerifyAsync(cancellationToken: cancellationToken)
            : await AnsiConsole.Status().StartAsync("核验中 / verifying …", status =>
                verifier.VerifyAsync(events => status.Status($"核验中 / verifying … {events}"), cancellationToken));
    }

    private static async Task<IReadOnlyList<Violation>> CheckAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        TimeProvider clock;
        using (var looking = HostComposition.BuildTool(options))
        {
            await using var look = looking.Services.CreateAsyncScope();
            clock = await DatabaseClock.OfAsync(look.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), cancellationToken);
        }

        using var host = HostComposition.BuildTool(options, clock);
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InvariantChecks>().CheckAsync(cancellationToken);
    }

    private static void Write(AuditVerdict verdict, IReadOnlyList<Violation>? violations)
    {
        Console.WriteLine(verdict.Broken is { } broken
            ? $"审计链断裂 / broken: {broken.Stream} #{broken.Sequence}: {broken.Zh} / {broken.En}"
            : $"审计链完整 / every chain holds: {verdict.Streams} 条链 / chains, {verdict.Events} 条记录 / events");
        foreach (var violation in violations ?? [])
            Console.WriteLine($"违反不变式 / violated: {violation.Invariant} {violation.Subject}: {violation.Zh} / {violation.En}");
        if (violations is { Count: 0 })
            Console.WriteLine($"不变式全部成立 / all {InvariantChecks.Names.Count} invariants hold");
    }
}
