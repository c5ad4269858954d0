using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orchestrator.Gateways;
using Orchestrator.Host.Draining;
using Orchestrator.Testing;

namespace Orchestrator.Architecture;

/// <summary>Every image, port, variable and path that the compose file names stands in the code as well.</summary>
public sealed partial class ComposeTests
{
    private const string ContainerData = "/var/lib/orchestrator";
    private static readonly ComposeFile Compose = ComposeFile.Read();
    private static readonly string Dockerfile = File.ReadAllText(RepositoryFolder.Combine("src", "Host", "Dockerfile"));
    private static readonly ComposeFile.Service Host = Compose.Services["host-1"];
    private static readonly ComposeFile.Service Proxy = Compose.Services["proxy"];

    [Fact]
    public void Every_image_is_pinned_and_the_database_is_the_one_that_the_tests_run_on()
    {
        Assert.All(Compose.Services.Values.Where(s => s.Build.Count == 0), s => Assert.Matches(@"^[a-z/]+:[a-z]*\d[\w.]*$", s.Image));
        Assert.All(From().Matches(Dockerfile).Select(m => m.Groups["image"].Value), image => Assert.Matches(@":\d", image));
        var major = Compose.Services["database"].Image!.Split(':')[1];
        Assert.True(Directory.Exists("/usr/lib/postgresql/" + major));
    }

    [Fact]
    public void The_host_is_built_from_paths_that_exist()
    {
        Assert.Equal(".", Host.Build["context"]);
        Assert.True(File.Exists(RepositoryFolder.Combine((string)Host.Build["dockerfile"])));
        var copied = Copy().Matches(Dockerfile).SelectMany(m => m.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(RepositoryFolder.Combine(path)), path));
        Assert.Contains($"/app/{typeof(Program).Assembly.GetName().Name}.dll", Dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_holds_what_run_sh_installs()
    {
        var needed = Regex.Match(File.ReadAllText(RepositoryFolder.Combine(".ci", "machine.sh")), @"need_runtime_packages\(\) \{ need_packages (?<names>[^;]+);").Groups["names"].Value;
        Assert.NotEmpty(needed);
        Assert.All(needed.Split(' '), name => Assert.Contains($" {name} ", Dockerfile.Replace('\n', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public void The_port_is_one_and_the_same_everywhere_and_open_to_this_machine_only()
    {
        var port = new Uri(Host.Environment["ASPNETCORE_URLS"].Replace('+', '0')).Port;

        Assert.Equal([$"127.0.0.1:{port}:{port}"], Proxy.Ports);
        Assert.All(Compose.Services.Where(s => s.Value.Build.Count > 0), node => Assert.Empty(node.Value.Ports));
        Assert.Contains($"EXPOSE {port}\n", Dockerfile, StringComparison.Ordinal);
        Assert.Contains($"ASPNETCORE_URLS={Host.Environment["ASPNETCORE_URLS"]} ", Dockerfile, StringComparison.Ordinal);
        Assert.Equal($"http://127.0.0.1:{port}{DrainRegistration.ReadyPath}", Host.HealthCheck[^1]);
        Assert.All(Compose.Services.Values.SelectMany(s => s.Ports), p => Assert.StartsWith("127.0.0.1:", p, StringComparison.Ordinal));
    }

    [Fact]
    public void The_connection_string_fits_the_database_service()
    {
        var connection = new NpgsqlConnectionStringBuilder(Host.Environment["ConnectionStrings__Orchestrator"]);
        var database = Compose.Services[connection.Host!].Environment;

        Assert.Equal(5432, connection.Port);
        Assert.Equal(database["POSTGRES_DB"], connection.Database);
        Assert.Equal(database["POSTGRES_USER"], connection.Username);
        Assert.Equal(database["POSTGRES_PASSWORD"], connection.Password);
        Assert.Contains($"--dbname={connection.Database}", Compose.Services[connection.Host!].HealthCheck);
    }

    [Fact]
    public async Task The_gateways_take_every_setting_and_start_with_them_in_production()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production", DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Host.Environment.Where(v => v.Key.StartsWith("Gateways__", StringComparison.Ordinal))
            .Select(v => KeyValuePair.Create(v.Key.Replace("__", ":", StringComparison.Ordinal), (string?)v.Value)));
        var options = builder.Configuration.GetSection(GatewayOptions.Section)
            .Get<GatewayOptions>(binder => binder.ErrorOnUnknownConfiguration = true)!;

        Assert.Contains(options.Mail.Host!, Compose.Services.Keys);
        Assert.Contains(options.Mail.Host!, Host.DependsOn);
        builder.Services.AddGateways(builder.Configuration, builder.Environment);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public void Every_other_variable_is_read_by_the_host()
    {
        string[] known = ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"];
        var source = string.Concat(Directory.EnumerateFiles(RepositoryFolder.Combine("src", "Host"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(Host.Environment.Keys.Except(known).Where(k => !k.StartsWith("Gateways__", StringComparison.Ordinal) && !k.StartsWith("Node__", StringComparison.Ordinal)),
            name => Assert.Contains($"\"{name}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Services_and_volumes_that_are_named_are_declared_and_data_outlives_its_container()
    {
        Assert.All(Compose.Services.Values.SelectMany(s => s.DependsOn), name => Assert.Contains(name, Compose.Services.Keys));
        var sources = Compose.Services.Values.SelectMany(s => s.Volumes).Select(v => v.Split(':')[0]).ToLookup(v => v.StartsWith('.'));
        Assert.Equal(Compose.Volumes.Order(), sources[false].Order());
        Assert.All(sources[true], file => Assert.True(File.Exists(RepositoryFolder.Combine(file)), file));
        Assert.Equal(ContainerData, Host.Environment["ORCHESTRATOR_VAR"]);
        Assert.Contains($"ORCHESTRATOR_VAR={ContainerData} ", Dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_nodes_are_the_same_but_for_their_turn_and_the_proxy_knows_them_both()
    {
        var nodes = Compose.Services.Where(s => s.Value.Build.Count > 0).ToList();
        Assert.Equal(2, nodes.Count);
        Assert.All(nodes, node => Assert.Equal(Host.Environment, node.Value.Environment));
        Assert.Contains("host-1", nodes[1].Value.DependsOn);

        var port = new Uri(Host.Environment["ASPNETCORE_URLS"].Replace('+', '0')).Port;
        var proxy = File.ReadAllText(RepositoryFolder.Combine("deploy", "proxy", "haproxy.cfg"));
        var servers = Regex.Matches(proxy, @"^ +server \S+ (\S+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(nodes.SelectMany(node => Enumerable.Repeat($"{node.Key}:{port}", 2)).Order(), servers.Order());
        Assert.Contains($"option httpchk GET {DrainRegistration.ReadyPath}\n", proxy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proxy_notices_that_a_node_leaves_before_it_stops_and_nobody_kills_it_before_it_has_finished()
    {
        var drain = DrainOf(Host.Environment);
        var checks = Regex.Match(File.ReadAllText(RepositoryFolder.Combine("deploy", "proxy", "haproxy.cfg")), @"check inter (?<inter>\d+)s fall (?<fall>\d+)");

        Assert.True(TimeSpan.FromSeconds(Number(checks, "inter") * Number(checks, "fall")) < drain.Notice);
        Assert.True(TimeSpan.FromSeconds(int.Parse(Host.StopGracePeriod!.TrimEnd('s'), CultureInfo.InvariantCulture)) > drain.LongestStop);
    }

    internal static DrainOptions DrainOf(IReadOnlyDictionary<string, string> environment) => new ConfigurationBuilder()
        .AddInMemoryCollection(environment.Where(v => v.Key.StartsWith("Node__", StringComparison.Ordinal)).Select(v => KeyValuePair.Create(v.Key.Replace("__", ":", StringComparison.Ordinal), (string?)v.Value)))
        .Build().GetSection(DrainOptions.Section).Get<DrainOptions>(binder => binder.ErrorOnUnknownConfiguration = true)!;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();

    // Copies from the repository, not from another stage.
    [GeneratedRegex(@"^COPY (?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();
}
