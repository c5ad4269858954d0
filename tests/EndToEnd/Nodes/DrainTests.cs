using System.Net;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Nodes;

/// <summary>A node that is told to stop while it has its hands full.</summary>
public sealed class DrainTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const int Instances = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_node_that_is_told_to_stop_says_so_first_finishes_what_runs_and_leaves_the_rest_to_others()
    {
        using var folder = new TemporaryFolder();
        var database = new DatabaseOptions(await server.CreateDatabaseAsync());
        using var loaded = await LoadedDatabase.MakeAsync(database, Instances);
        var origin = $"http://127.0.0.1:{LoopbackPort.Free()}";
        using var host = HostProcess.Start(folder.Path, new Dictionary<string, string> { ["Node__Notice"] = "00:00:03" }, "serve", "--no-demo", "--database", database.ConnectionString, "--urls", origin);
        using var client = new HttpClient { BaseAddress = new Uri(origin), Timeout = Patience };
        await UntilAsync(async () => await StatusAsync(client, DrainRegistration.ReadyPath) == HttpStatusCode.OK);
        var clients = Enumerable.Range(0, 4).Select(_ => AskUntilNobodyAnswersAsync(client)).ToList();
        await UntilAsync(async () => await loaded.FinishedAsync() > 20);

        await host.TerminateAsync();

        await UntilAsync(async () => await StatusAsync(client, DrainRegistration.ReadyPath) == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, DrainRegistration.HealthPath));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, LoadedDatabase.Path));
        Assert.True(await host.EndsWithinAsync(Patience));
        Assert.Equal(0, host.ExitCode);

        var answered = (await Task.WhenAll(clients)).SelectMany(ids => ids).ToList();
        Assert.NotEmpty(answered);
        Assert.Empty(answered.Except(await loaded.AnsweredAsync()));
        var waiting = await loaded.WaitingAsync();
        Assert.NotEmpty(waiting);
        Assert.Equal(waiting.Order(), (await loaded.BookmarkedAsync()).Order());
        Assert.Equal((Instances - waiting.Count, Instances - waiting.Count), await loaded.LastStepsAsync());

        await loaded.PumpAsync();

        Assert.Equal((Instances, Instances), await loaded.LastStepsAsync());
    }

    private static async Task<List<string>> AskUntilNobodyAnswersAsync(HttpClient client)
    {
        var answered = new List<string>();
        try
        {
            while (true)
            {
                using var answer = await client.GetAsync(LoadedDatabase.Path);
                // Refused while the door closes: nothing was begun.
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                    return answered;
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                answered.Add(await answer.Content.ReadAsStringAsync());
            }
        }
        catch (HttpRequestException)
        {
            return answered;
        }
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var rhythm = new PeriodicTimer(Rhythm);
        while (!await holds())
            await rhythm.WaitForNextTickAsync(limit.Token);
    }
}
