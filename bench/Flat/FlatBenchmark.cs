using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Bench.Load;
using Orchestrator.Bench.Reporting;
using Orchestrator.Bench.Storm;
using Orchestrator.Bench.Transitions;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Seeding;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.Bench.Flat;

/// <summary>What officers do all day, with more and more stored cases around it: the worklist, pages further down, the page of a case, a decision. The smallest number of cases is the baseline.</summary>
internal sealed class FlatBenchmark : IBenchmark
{
    private const int PlayedUnits = 40;
    private const int Seed = 20050325;
    private const int Rounds = 300;
    private const int WarmUp = 60;
    private const int PagesDown = 5;
    private static readonly DateTimeOffset Morning = LegalClock.At(new LocalDate(2005, 5, 17), new LocalTime(8, 30));

    public Command Command(Option<FileInfo?> json)
    {
        var sizes = new Option<int[]>("--sizes") { Description = "Stored cases at which it is measured, ascending.", DefaultValueFactory = _ => [1_000, 10_000, 100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
        var statements = new Option<bool>("--statements") { Description = "Also print the statements that took most time." };
        var command = new Command("flat", "Worklist, case page and decision at 1 K to 1 M stored cases.") { sizes, statements, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Figures.ReportAsync("flat", await RunAsync(parsed.GetValue(sizes)!, parsed.GetValue(statements), cancellationToken), parsed.GetValue(json), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Figures>> RunAsync(int[] sizes, bool showsStatements, CancellationToken cancellationToken)
    {
        await using var database = await LoadDatabase.StartAsync();
        Say($"playing {PlayedUnits} units up to the middle of May …");
        await using (var session = await SimulationSession.OpenAsync(new DatabaseOptions(database.ConnectionString), cancellationToken))
            await session.RunAsync(new SimulationRequest(PlayedUnits, Seed, Morning), new Progress<SimulationProgress>(), cancellationToken);
        var offset = Morning - TimeProvider.System.GetUtcNow();
        await using var services = await LoadServices.OpenAsync(database.ConnectionString, cancellationToken, new ShiftedClock(offset));
        await services.Services.GetRequiredService<Seed>().RememberClockAsync(offset, cancellationToken);
        // A case in the middle of the campaign, and a file as thick as they are then. What waits for its unit waits for an officer, any of them, in the
        // copies: played officers leave nothing undone, and a worklist as long as the stock is the hard one.
        var original = await database.ScalarAsync<string>("select c.id from cases c join deadlines d on d.case_id = c.id where c.state = 'U32' and d.timer = 'T-06' and d.status = 'Armed' and exists (select 1 from work_tasks t where t.case_id = c.id and t.status = 'Open') order by c.id limit 1");
        await database.ExecuteAsync($"update work_tasks set role = '{Role.Officer}', unit_id = null, assignee_id = null where case_id = '{original}' and status = 'Open'");
        // Periods that run beyond the measurement, so that the clockwork is at rest.
        await database.ExecuteAsync("update deadlines set expires_at = expires_at + interval '1 year' where status = 'Armed'");
        var work = new FiveDecisions(services);
        var token = (await work.FurnishAsync(1, cancellationToken, await database.ScalarAsync<string>($"select campaign_id from cases where id = '{original}'")))[0];

        var runs = new List<Figures>();
        var stored = 0;
        foreach (var size in sizes)
        {
            Say($"{size} cases …");
            await new CaseCopies(database).MakeAsync(original, size - stored, stored + 1);
            stored = size;
            var tasks = await work.OpenAsync((Rounds + WarmUp) / FiveDecisions.Events, cancellationToken);
            await database.SettleAsync();
            await using var host = await ServedHost.StartAsync(database.ConnectionString, cancellationToken);
            runs.AddRange(await MeasureAsync(host, token, tasks, original, size, cancellationToken));
            if (showsStatements)
                Say(string.Join('\n', await database.TopStatementsAsync(12)));
        }
        return runs;
    }

    private static async Task<IReadOnlyList<Figures>> MeasureAsync(ServedHost host, string token, IReadOnlyList<string> tasks, string original, int size, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = host.Origin, DefaultRequestVersion = HttpVersion.Version11 };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        string Case(int round) => CaseCopies.KeyOf(original, 1 + (int)((long)round * 7919 % size));
        var read = new (string What, Func<int, Task> Do)[]
        {
            ("worklist", _ => GetAsync(client, "api/tasks?limit=50", cancellationToken)),
            ("worklist, five pages down", _ => PageDownAsync(client, "api/tasks?limit=50", cancellationToken)),
            ("case list", _ => GetAsync(client, "api/cases?limit=50", cancellationToken)),
            ("case page", round => GetAsync(client, "api/cases/" + Case(round), cancellationToken)),
            // What an open list of instances in the designer asks every ten seconds.
            ("designer's list", _ => PostAsync(client, "elsa/api/workflow-instances", """{"page":0,"pageSize":15,"orderBy":"LastExecuted","orderDirection":"Descending"}""", cancellationToken)),
            ("case timeline", round => GetAsync(client, $"api/cases/{Case(round)}/timeline", cancellationToken)),
        };
        var figures = new List<Figures>();
        foreach (var (what, act) in read)
        {
            for (var i = 0; i < WarmUp; i++)
                await act(Rounds + i);
            var latencies = new Latencies();
            for (var i = 0; i < Rounds; i++)
            {
                var from = Stopwatch.GetTimestamp();
                await act(i);
                latencies.Add(Stopwatch.GetElapsedTime(from));
            }
            figures.Add(Row(what, size, latencies));
        }
        await OfficerClients.RunAsync(host.Origin, [token], new ConcurrentQueue<string>(tasks.Take(WarmUp / FiveDecisions.Events)), new Latencies(), cancellationToken);
        var decisions = new Latencies();
        await OfficerClients.RunAsync(host.Origin, [token], new ConcurrentQueue<string>(tasks.Skip(WarmUp / FiveDecisions.Events)), decisions, cancellationToken);
        figures.Add(Row("decision", size, decisions));
        return figures;
    }

    private static Figures Row(string what, int size, Latencies latencies) =>
        new() { Run = what, Cases = size, P50 = latencies.Within(0.50), P95 = latencies.Within(0.95), P99 = latencies.Within(0.99) };

    private static async Task<string> GetAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(address, cancellationToken);
        return await ReadAsync(answer, address, cancellationToken);
    }

    private static async Task<string> PostAsync(HttpClient client, string address, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(address, content, cancellationToken);
        return await ReadAsync(answer, address, cancellationToken);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, string address, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{address}: {(int)answer.StatusCode} {text}");
    }

    private static async Task PageDownAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < PagesDown; page++)
        {
            using var answer = System.Text.Json.JsonDocument.Parse(await GetAsync(client, address + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)), cancellationToken));
            cursor = answer.RootElement.TryGetProperty("next", out var next) ? next.GetString() : throw new InvalidOperationException("A page without a cursor: " + string.Join(", ", answer.RootElement.EnumerateObject().Select(member => member.Name)));
        }
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}
