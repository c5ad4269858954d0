using System.CommandLine;
using System.Text.Json;
using Orchestrator.Storage;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>verify</c>: recomputes the audit chains and names the first broken link.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("verify", "核验审计链 / recompute the audit chains and name the first broken link") { database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await using var scope = host.Services.CreateAsyncScope();
            var verifier = scope.ServiceProvider.GetRequiredService<AuditVerifier>();
            var verdict = parsed.GetValue(json)
                ? await verifier.VerifyAsync(cancellationToken: cancellationToken)
                : await AnsiConsole.Status().StartAsync("核验中 / verifying …", status =>
                    verifier.VerifyAsync(events => status.Status($"核验中 / verifying … {events}"), cancellationToken));
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { holds = verdict.Broken is null, verdict.Streams, verdict.Events, verdict.Broken }, Web));
            else if (verdict.Broken is { } broken)
                Console.WriteLine($"审计链断裂 / broken: {broken.Stream} #{broken.Sequence}: {broken.Zh} / {broken.En}");
            else
                Console.WriteLine($"审计链完整 / every chain holds: {verdict.Streams} 条链 / chains, {verdict.Events} 条记录 / events");
            return verdict.Broken is null ? ExitCode.Done : ExitCode.DoesNotHold;
        }));
        return command;
    }
}
