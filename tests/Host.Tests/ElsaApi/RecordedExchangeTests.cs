using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Plays every exchange recorded from an Elsa 3.8 server against the host: the same requests in the same order must get the same status and shape.</summary>
public sealed class RecordedExchangeTests
{
    private const int Exchanges = 164;

    private static readonly DateTimeOffset Recorded = new(2026, 11, 23, 19, 41, 21, TimeSpan.Zero);

    [Fact]
    public async Task Answers_have_the_status_and_shape_of_a_stock_server()
    {
        await using var server = await HostServer.StartAsync(now: Recorded);
        using var client = await server.SignedInAsync(Role.Admin);
        var ids = new KnownIds();
        var differences = new List<string>();
        var met = new HashSet<DeliberateDifference>();
        var lines = await File.ReadAllLinesAsync(RepositoryFolder.Combine("tests", "Host.Tests", "ElsaApi", "exchanges.jsonl"), TestContext.Current.CancellationToken);
        foreach (var line in lines)
        {
            var exchange = JsonNode.Parse(line)!;
            var name = (string)exchange["name"]!;
            server.Clock.Advance(TimeSpan.FromMilliseconds(20));
            using var request = new HttpRequestMessage(new HttpMethod((string)exchange["method"]!), ids.Translate((string)exchange["path"]!)) { Content = BodyOf(exchange, ids) };
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            await server.DrainQueueAsync();
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)response.StatusCode != (int)exchange["status"]!)
            {
                Report(name, $"status {(int)response.StatusCode} instead of {exchange["status"]}: {text[..Math.Min(300, text.Length)]}");
                continue;
            }

            if (exchange["answer"] is not { } expected || expected is JsonObject file && file["$binaryLength"] is not null)
                continue;
            var actual = JsonNode.Parse(text);
            LeaveOut(actual, "Variable modified");
            ids.Learn(expected, actual);
            JsonShape.Compare(expected, actual, "$", difference => Report(name, difference));
        }

        Assert.Equal(Exchanges, lines.Length);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.Empty(DeliberateDifference.All.Except(met).Select(unmet => $"{unmet.Exchange}: {unmet.Text} was not met"));

        void Report(string name, string difference)
        {
            var meant = DeliberateDifference.All.Where(one => one.Covers(name, difference)).ToList();
            met.UnionWith(meant);
            if (meant.Count == 0)
                differences.Add($"{name}: {difference}");
        }
    }

    // A variable that somebody sets leaves a line in our journal, and none in the other server's.
    private static void LeaveOut(JsonNode? node, string eventName)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                    LeaveOut(value, eventName);
                break;
            case JsonArray list:
                foreach (var line in list.OfType<JsonObject>().Where(line => line["eventName"] is JsonValue name && name.ToString() == eventName).ToList())
                    list.Remove(line);
                foreach (var item in list)
                    LeaveOut(item, eventName);
                break;
        }
    }

    private static HttpContent? BodyOf(JsonNode exchange, KnownIds ids)
    {
        if (exchange["file"] is { } file)
            return new MultipartFormDataContent { { new StringContent(file.ToJsonString()), "files", "definition.json" } };
        if (exchange["raw"] is { } raw)
            return new StringContent((string)raw!, Encoding.UTF8, "application/json");
        return exchange["body"] is { } body ? JsonContent.Create(JsonNode.Parse(ids.Translate(body.ToJsonString()))) : null;
    }
}
