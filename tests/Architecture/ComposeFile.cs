using System.Text.RegularExpressions;
using Orchestrator.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Orchestrator.Architecture;

/// <summary>What <c>docker-compose.yml</c> says, with every <c>${NAME:-default}</c> at its default.</summary>
internal sealed partial class ComposeFile
{
    private readonly Dictionary<object, object> _document;

    private ComposeFile(Dictionary<object, object> document) => _document = document;

    public IReadOnlyDictionary<string, Service> Services =>
        Map(_document["services"]).ToDictionary(s => s.Key, s => new Service(Map(s.Value)));

    public IReadOnlyCollection<string> Volumes => Map(_document["volumes"]).Keys;

    public static ComposeFile Read()
    {
        var text = Variable().Replace(File.ReadAllText(RepositoryFolder.Combine("docker-compose.yml")), match => match.Groups["default"].Value);
        return new ComposeFile(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(new StringReader(text)))));
    }

    private static Dictionary<string, object> Map(object? value) => value switch
    {
        null => [],
        Dictionary<object, object> map => map.ToDictionary(e => (string)e.Key, e => e.Value),
        _ => throw new FormatException($"A mapping was expected, not {value}."),
    };

    private static List<string> List(object value) => ((List<object>)value).ConvertAll(e => (string)e);

    [GeneratedRegex(@"\$\{[A-Z_]+:-(?<default>[^}]*)\}")]
    private static partial Regex Variable();

    /// <summary>One service.</summary>
    internal sealed class Service(Dictionary<string, object> values)
    {
        public string? Image => values.GetValueOrDefault("image") as string;

        public Dictionary<string, object> Build => Map(values.GetValueOrDefault("build"));

        public Dictionary<string, string> Environment => Map(values.GetValueOrDefault("environment")).ToDictionary(e => e.Key, e => (string)e.Value);

        public IReadOnlyCollection<string> DependsOn => Map(values.GetValueOrDefault("depends_on")).Keys;

        public List<string> Ports => values.TryGetValue("ports", out var ports) ? List(ports) : [];

        public List<string> Volumes => values.TryGetValue("volumes", out var volumes) ? List(volumes) : [];

        /// <summary>How long it has to end by itself, such as <c>45s</c>.</summary>
        public string? StopGracePeriod => values.GetValueOrDefault("stop_grace_period") as string;

        public List<string> HealthCheck => values.TryGetValue("healthcheck", out var check) ? List(Map(check)["test"]) : [];
    }
}
