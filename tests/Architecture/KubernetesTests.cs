using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Commands;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using YamlDotNet.RepresentationModel;

namespace Orchestrator.Architecture;

/// <summary>What the Kubernetes manifests say fits the host that they run.</summary>
public sealed class KubernetesTests
{
    private static readonly IReadOnlyList<YamlNode> Manifests = Read();
    private static readonly YamlNode Pod = Manifests.Single(m => Text(m, "kind") == "Deployment")["spec"]["template"]["spec"];
    private static readonly YamlNode Container = Pod["containers"][0];
    private static readonly Dictionary<string, string> Environment = ((YamlSequenceNode)Container["env"]).Where(v => ((YamlMappingNode)v).Children.ContainsKey("value")).ToDictionary(v => Text(v, "name"), v => Text(v, "value"));

    [Fact]
    public async Task Every_probe_asks_a_path_that_the_host_answers_on_the_port_that_it_listens_on()
    {
        using var folder = new TemporaryFolder();
        await using var host = ServeCommand.Build(new DatabaseOptions(folder.File("probed.db")), TimeProvider.System, "http://127.0.0.1:0");
        var answered = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Concat(((IEndpointRouteBuilder)host).DataSources.SelectMany(s => s.Endpoints)).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).ToHashSet();
        var port = Container["ports"][0];
        Assert.Equal(new Uri(Environment["ASPNETCORE_URLS"].Replace('+', '0')).Port.ToString(CultureInfo.InvariantCulture), Text(port, "containerPort"));

        Assert.All(["startupProbe", "readinessProbe", "livenessProbe"], probe =>
        {
            Assert.Contains(Text(Container[probe]["httpGet"], "path"), answered);
            Assert.Equal(Text(port, "name"), Text(Container[probe]["httpGet"], "port"));
        });
        Assert.Equal(DrainRegistration.ReadyPath, Text(Container["readinessProbe"]["httpGet"], "path"));
        Assert.Equal(DrainRegistration.HealthPath, Text(Container["livenessProbe"]["httpGet"], "path"));
    }

    [Fact]
    public void A_pod_has_the_time_to_leave()
    {
        var drain = ComposeTests.DrainOf(Environment);
        var before = TimeSpan.FromSeconds(Number(Container["lifecycle"]["preStop"]["sleep"], "seconds"));

        Assert.True(TimeSpan.FromSeconds(Number(Pod, "terminationGracePeriodSeconds")) > before + drain.LongestStop);
        Assert.True(TimeSpan.FromSeconds(Number(Container["readinessProbe"], "periodSeconds") * Number(Container["readinessProbe"], "failureThreshold")) < drain.Notice);
    }

    [Fact]
    public void Services_and_ingresses_lead_to_the_pods()
    {
        var app = Text(Manifests.Single(m => Text(m, "kind") == "Deployment")["spec"]["template"]["metadata"]["labels"], "app");
        var service = Manifests.Single(m => Text(m, "kind") == "Service");
        Assert.Equal(app, Text(service["spec"]["selector"], "app"));
        Assert.Equal(app, Text(Manifests.Single(m => Text(m, "kind") == "PodDisruptionBudget")["spec"]["selector"]["matchLabels"], "app"));
        Assert.Equal(Text(Container["ports"][0], "name"), Text(service["spec"]["ports"][0], "targetPort"));
        var paths = Manifests.Where(m => Text(m, "kind") == "Ingress").SelectMany(m => (YamlSequenceNode)m["spec"]["rules"][0]["http"]["paths"]).ToList();
        Assert.All(paths, path => Assert.Equal(Text(service["metadata"], "name"), Text(path["backend"]["service"], "name")));
        Assert.Equal(["/", "/_blazor", "/elsa/hubs"], paths.Select(path => Text(path, "path")).Order(StringComparer.Ordinal));
    }

    private static List<YamlNode> Read()
    {
        var documents = new List<YamlNode>();
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.Combine("deploy", "kubernetes"), "*.yaml"))
        {
            var stream = new YamlStream();
            using var reader = new StreamReader(file);
            stream.Load(reader);
            documents.AddRange(stream.Documents.Select(document => document.RootNode));
        }
        return documents;
    }

    private static string Text(YamlNode node, string member) => ((YamlScalarNode)node[member]).Value!;

    private static int Number(YamlNode node, string member) => int.Parse(Text(node, member), CultureInfo.InvariantCulture);
}
