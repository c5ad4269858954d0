using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Commands;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Telemetry;

/// <summary>The dashboard asks for nothing that the host does not measure.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public async Task Every_metric_of_the_dashboard_is_one_that_the_host_exposes()
    {
        var exposed = await ExposedAsync();
        var dashboard = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryFolder.Combine("deploy", "grafana", "orchestrator.json"), TestContext.Current.CancellationToken))!;
        var asked = dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => target!["expr"]!.GetValue<string>())
            .SelectMany(expression => Metric().Matches(Labels().Replace(expression, " ")).Select(match => match.Value)).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(exposed));
        Assert.Empty(exposed.Where(name => name.StartsWith("orchestrator_", StringComparison.Ordinal) && !name.EndsWith("_sum", StringComparison.Ordinal) && !name.EndsWith("_count", StringComparison.Ordinal)).Except(asked));
    }

    private static async Task<HashSet<string>> ExposedAsync()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        using var folder = new TemporaryFolder();
        var database = new DatabaseOptions(folder.File("measured.db")) { SyncEveryCommit = false };
        using (var tool = HostComposition.BuildTool(database))
        {
            await using var scope = tool.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                lock (names)
                    names.UnionWith(NamesOf(instrument));
            },
        };
        listener.Start();
        await using var app = ServeCommand.Build(database, TimeProvider.System, "http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
        lock (names)
            return [.. names];
    }

    // As the Prometheus side of OTLP names them.
    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var kind = instrument.GetType().Name;
        if (kind.StartsWith("Histogram", StringComparison.Ordinal))
            return [name + "_bucket", name + "_sum", name + "_count"];
        return kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? [name + "_total"] : [name];
    }

    [GeneratedRegex(@"\b(?:orchestrator|aspnetcore|http|dotnet)_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\{[^}]*\}|by \([^)]*\)")]
    private static partial Regex Labels();
}
