using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Conformance;

/// <summary>Runs cases, each against a database of its own.</summary>
internal sealed class ConformanceRun(CaseDatabases databases)
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(60);

    public async Task<CaseResult> RunAsync(ConformanceCase played, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestCase);
        var database = await databases.TakeAsync(limit.Token);
        try
        {
            await using var stage = new CaseStage(played, database);
            return new CaseResult(played, await PlayAsync(played, stage, limit.Token), watch.Elapsed);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CaseResult(played, [$"did not end within {LongestCase.TotalSeconds} s"], watch.Elapsed);
        }
        // What a case provokes in the engine is its result; the other cases go on.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new CaseResult(played, [$"{error.GetType().Name}: {error.Message}"], watch.Elapsed);
        }
        finally
        {
            await databases.GiveBackAsync(database);
        }
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(ConformanceCase played, CaseStage stage, CancellationToken cancellationToken)
    {
        var differences = new List<string>();
        await stage.PrepareAsync(cancellationToken);
        var checkpoints = played.Expect["checkpoints"].Objects();
        differences.AddRange(checkpoints.Where(checkpoint => checkpoint.Of("afterStep", "expect").Whole("afterStep") is not { } step || step < 0 || step >= played.Steps.Count)
            .Select(checkpoint => $"a checkpoint after step {JsonComparison.Show(checkpoint["afterStep"])}, which there is not"));
        for (var i = 0; i < played.Steps.Count; i++)
        {
            try
            {
                await stage.PlayAsync(played.Steps[i], cancellationToken);
            }
            catch (StepFailedException failed)
            {
                return [.. differences, $"step {i} ({played.Steps[i].Text("op")}): {failed.Message}", .. await new Expectations(stage, cancellationToken).CheckAsync(played.Expect)];
            }

            foreach (var checkpoint in checkpoints.Where(checkpoint => checkpoint.Whole("afterStep") == i))
                differences.AddRange((await new Expectations(stage, cancellationToken).CheckAsync(checkpoint["expect"].Map())).Select(difference => $"after step {i}: {difference}"));
        }

        differences.AddRange(await new Expectations(stage, cancellationToken).CheckAsync(played.Expect));
        return differences;
    }
}

/// <summary>What came of a case; without differences it passed.</summary>
internal sealed record CaseResult(ConformanceCase Case, IReadOnlyList<string> Differences, TimeSpan Took)
{
    public bool Passed => Differences.Count == 0;
}
