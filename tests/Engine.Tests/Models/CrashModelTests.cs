using System.Data.Common;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Models;

/// <summary>
/// Starts, resumptions, timers, changes of variables and cancellations in any order, each cut off any number of times: within a step, before its commit,
/// or after it, with the same stimulus coming again; and processes that are replaced in between. What was committed reads as if nothing had happened.
/// </summary>
public sealed class CrashModelTests
{
    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public Task Nothing_is_lost_and_nothing_happens_twice(string mode) => Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
    {
        var undisturbed = await PlayAsync(seed, mode, mischief: null);
        var disturbed = await PlayAsync(seed, mode, new Random(seed + 1));
        Assert.Equal(undisturbed, disturbed);
    }, iter: 150, threads: 1);

    private static async Task<string> PlayAsync(int seed, string mode, Random? mischief)
    {
        var random = new Random(seed);
        var console = new FailingConsole();
        await using var s = Scenario.From(null, services => services.AddSingleton<IWorkflowConsole>(console), Draw(random, mode));
        const string id = "0199aa00000070008000000000000001";
        await DoAsync(s, console, mischief, r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf", InstanceId = id }), again: null);
        s.Adopt(s.Store.Instances[id]);
        for (var stimulus = 0; stimulus < 40 && s.Instance.Status == WorkflowStatus.Running; stimulus++)
        {
            var open = s.Store.Bookmarks.Values.OrderBy(b => NumberOf(b.Id)).ToList();
            if (open.Count == 0)
                break;
            var chosen = open[random.Next(open.Count)];
            if (random.Next(30) == 0)
            {
                await DoAsync(s, console, mischief, r => r.CancelAsync(id), CancelOutcome.AlreadyFinished);
            }
            else if (random.Next(8) == 0)
            {
                await DoAsync(s, console, mischief, r => r.SetVariablesAsync(id, new Dictionary<string, object?> { ["Noted"] = stimulus }), again: true);
            }
            else if (chosen.DueAt is { } due)
            {
                if (due > s.Clock.GetUtcNow())
                    s.Clock.SetUtcNow(due);
                await DoAsync(s, console, mischief, async r => (await r.FireTimerAsync(chosen.Id)).Outcome, ResumeOutcome.AlreadyHandled);
            }
            else
            {
                await DoAsync(s, console, mischief, async r => (await r.ResumeBookmarkAsync(chosen.Id)).Outcome, ResumeOutcome.AlreadyHandled);
            }
        }
        return History(s);
    }

    private static async Task DoAsync<T>(Scenario s, FailingConsole console, Random? mischief, Func<IWorkflowRuntime, Task<T>> act, object? again)
    {
        for (var cuts = mischief?.Next(3) ?? 0; cuts > 0; cuts--)
        {
            var before = (s.Store.Journal.Count, s.Store.Saves);
            if (mischief!.Next(2) == 0)
                console.FailsAt = mischief.Next(1, 4);
            else
                s.Store.Saving = () => throw new GoneException();
            var isCut = await IsCutAsync(() => s.With(act));
            (console.FailsAt, s.Store.Saving) = (0, null);
            if (!isCut)
                return;
            Assert.Equal(before, (s.Store.Journal.Count, s.Store.Saves));
            if (mischief.Next(2) == 0)
                await s.RestartAsync();
        }
        await s.With(act);
        if (mischief is null || again is null || mischief.Next(3) != 0)
            return;
        await s.RestartAsync();
        Assert.Equal(again, await s.With(act));
    }

    private static async Task<bool> IsCutAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (GoneException)
        {
            return true;
        }
    }

    private static string History(Scenario s)
    {
        var journal = s.Store.Journal.Select(j => $"{j.ActivityId} {j.EventName} {j.Payload}");
        var executions = s.Store.Executions.Values.GroupBy(e => $"{e.ActivityId} {e.Status} {e.Outputs}").Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal);
        var waits = s.Store.Bookmarks.Values.OrderBy(b => NumberOf(b.Id)).Select(b => $"{b.Id} {b.ActivityId} {b.DueAt}");
        return string.Join('\n', [$"{s.Instance.SubStatus} {s.Variable("var-Noted")}", .. journal, .. executions, .. waits]);
    }

    private static int NumberOf(string bookmarkId) => int.Parse(bookmarkId[(bookmarkId.LastIndexOf('-') + 1)..], null);

    // Some of the waits are timers, so that the clock has a say.
    private static string Draw(Random random, string mode)
    {
        var root = RandomFlow.Draw(random).Write();
        foreach (var step in Steps(root).Where(step => (string)step["type"]! == "Elsa.Event" && random.Next(3) == 0).ToList())
        {
            step["type"] = "Elsa.Delay";
            step["timeSpan"] = Lit($"0{random.Next(1, 9)}:00:00");
        }
        return Define(root, variables: Variables(("Noted", "Int64", 0)), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = mode });
    }

    private static IEnumerable<JsonObject> Steps(JsonObject step) =>
        (step["activities"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(Steps).Prepend(step);

    private sealed class FailingConsole : IWorkflowConsole
    {
        /// <summary>The line before which the database goes away; zero for none.</summary>
        public int FailsAt { get; set; }

        public void WriteLine(string instanceId, string text)
        {
            if (FailsAt > 0 && --FailsAt == 0)
                throw new GoneException();
        }
    }

    private sealed class GoneException() : DbException("gone");
}
