using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Plays exchanges recorded from an Elsa 3.8 server against the host: the same requests in the same order must get the same status and shape.</summary>
public sealed class RecordedExchangeTests
{
    private static readonly DateTimeOffset Recorded = new(2026, 11, 23, 19, 41, 21, TimeSpan.Zero);

    // Where this engine means to differ, or the other server's answer hangs on its own clock.
    private static readonly string[] Accepted =
    [
        // The workflow itself yields no result of its own.
        "$.items[0].outputs is missing",
        // An event that came without a payload yields null, not an empty object.
        "outputs.Result is missing, expected {}",
        // The due instant of a timer stands in its bookmark, not in its journal.
        "expected {\"Executed At\"",
        // A timer's hash covers its instant.
        "$.workflowState.bookmarks[0].hash is",
    ];

    [Fact]
    public async Task Answers_have_the_status_and_shape_of_a_stock_server()
    {
        await using var server = await HostServer.StartAsync(now: Recorded);
        using var client = await server.SignedInAsync(Role.Admin);
        var ids = new KnownIds();
        var differences = new List<string>();
        var played = 0;
        foreach (var line in await File.ReadAllLinesAsync(RepositoryFolder.Combine("tests", "Host.Tests", "ElsaApi", "exchanges.jsonl"), TestContext.Current.CancellationToken))
        {
            var exchange = JsonNode.Parse(line)!;
            server.Clock.Advance(TimeSpan.FromMilliseconds(20));
            using var request = new HttpRequestMessage(new HttpMethod((string)exchange["method"]!), ids.Translate((string)exchange["path"]!));
            if (exchange["body"] is { } body)
                request.Content = JsonContent.Create(JsonNode.Parse(ids.Translate(body.ToJsonString())));
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            await server.DrainQueueAsync();
            played++;
            var name = (string)exchange["name"]!;
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)response.StatusCode != (int)exchange["status"]!)
            {
                differences.Add($"{name}: status {(int)response.StatusCode} instead of {exchange["status"]}: {text[..Math.Min(300, text.Length)]}");
                continue;
            }

            if (exchange["answer"] is not { } expected || expected is System.Text.Json.Nodes.JsonObject file && file["$binaryLength"] is not null)
                continue;
            var actual = JsonNode.Parse(text);
            ids.Learn(expected, actual);
            JsonShape.Compare(expected, actual, "$", difference =>
            {
                if (!Accepted.Any(accepted => difference.Contains(accepted, StringComparison.Ordinal)))
                    differences.Add($"{name}: {difference}");
            });
        }

        Assert.True(played > 100, "The recorded exchanges are missing.");
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }
}
