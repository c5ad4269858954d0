using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orchestrator.Gateways;
using Orchestrator.Testing;

namespace Orchestrator.Architecture;

/// <summary>Every image, port, variable and path that the compose file names stands in the code as well.</summary>
public sealed partial class ComposeTests
{
    private const string ContainerData = "/var/lib/orchestrator";
    private static readonly ComposeFile Compose = ComposeFile.Read();
    private static readonly string Dockerfile = File.ReadAllText(RepositoryFolder.Combine("src", "Host", "Dockerfile"));
    private static readonly ComposeFile.Service Host = Compose.Services["host"];

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

        Assert.Equal([$"127.0.0.1:{port}:{port}"], Host.Ports);
        Assert.Contains($"EXPOSE {port}\n", Dockerfile, StringComparison.Ordinal);
        Assert.Contains($"ASPNETCORE_URLS={Host.Environment["ASPNETCORE_URLS"]} ", Dockerfile, StringComparison.Ordinal);
        Assert.Equal($"http://127.0.0.1:{port}/health", Host.HealthCheck[^1]);
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
        string[] known = ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS"];
        var source = string.Concat(Directory.EnumerateFiles(RepositoryFolder.Combine("src", "Host"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(Host.Environment.Keys.Except(known).Where(k => !k.StartsWith("Gateways__", StringComparison.Ordinal)),
            name => Assert.Contains($"\"{name}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Services_and_volumes_that_are_named_are_declared_and_data_outlives_its_container()
    {
        Assert.All(Compose.Services.Values.SelectMany(s => s.DependsOn), name => Assert.Contains(name, Compose.Services.Keys));
        Assert.Equal(Compose.Volumes.Order(), Compose.Services.Values.SelectMany(s => s.Volumes).Select(v => v.Split(':')[0]).Order());
        Assert.Equal(ContainerData, Host.Environment["ORCHESTRATOR_VAR"]);
        Assert.Contains(Host.Volumes, v => v.EndsWith(":" + ContainerData, StringComparison.Ordinal));
        Assert.Contains($"ORCHESTRATOR_VAR={ContainerData} ", Dockerfile, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();

    // Copies from the repository, not from another stage.
    [GeneratedRegex(@"^COPY (?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();
}
