using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Orchestrator.Workflows.Tests.Quality;

/// <summary>
/// Runs the tests of this assembly against mutants of the domain (tests/quality.sh), in one of two ways. <c>warm MUTANTS RESULTS</c> runs them as they are,
/// and then once for each mutant in the same process: whatever is read once has been read by then, unchanged, so a mutant is noticed for what it does and
/// not for what one before it left behind. A mutant that is not noticed so may be in such a table or form: its type reads them again for it, and once more
/// for the next. <c>cold ID</c> runs the tests for one mutant that is there from the first. Tests that reckon in bulk are run for the mutants of their own
/// folder alone, warm.
/// </summary>
internal static class MutantRun
{
    // Of the processor; by the clock where others need it too, a mutant that only waits would else never end.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestByTheClock = TimeSpan.FromMinutes(3);
    private static readonly string[] InBulk = ["Declarations", "Planning", "Reconciliation", "Simulation", "Units"];
    private static readonly TestAssemblyConfiguration Settings = new() { StopOnFail = true, MaxParallelThreads = -1 };
    private static readonly Assembly Tests = typeof(MutantRun).Assembly;

    private static readonly ILookup<string, Type> Types = Assembly.Load("Orchestrator.Workflows").GetTypes().ToLookup(type => type.Name);

    // Stryker puts the switch of its mutants into the assembly that it changes.
    private static readonly MethodInfo Switch = Types["MutantControl"].Single().GetMethod("SetActiveMutantViaEnvironmentVariable")!;

    public static async Task<int> Main(string[] args)
    {
        Xunit.TestContext.SetForInitialization(null, false, false);
        var framework = RegisteredEngineConfig.GetTestFramework(Tests, null);
        Activate(args[0] == "cold" ? Parse(args[1]) : -1);
        var cases = new List<ITestCase>();
        await framework.GetDiscoverer(Tests).Find(found => { cases.Add(found); return new(true); }, TestFrameworkOptions.ForDiscovery(Settings), null, null);
        Task<string?> RunAsync(IEnumerable<string> bulk) =>
            FirstFailure.OfAsync(framework.GetExecutor(Tests), [.. cases.Where(test => !IsLong(test) && (FolderOf(test.TestClassNamespace, 3) is var folder && !InBulk.Contains(folder) || bulk.Contains(folder)))], TestFrameworkOptions.ForExecution(Settings));

        var failure = await RunAsync(args[0] == "cold" ? [] : InBulk);
        if (args[0] == "cold" || failure is not null)
        {
            Console.WriteLine(failure);
            return failure is null ? 0 : 1;
        }
        foreach (var mutant in await File.ReadAllLinesAsync(args[1]))
        {
            var (id, type) = (mutant.Split(' ')[0], mutant.Split(' ')[1]);
            var folders = Types[type].Select(each => FolderOf(each.Namespace, 2)).ToHashSet();
            Task<string?> RunForAsync() => RunAsync(folders);
            Activate(Parse(id));
            var (noticed, isOver) = await WithinAsync(Task.Run(RunForAsync));
            var isRestored = isOver;
            if (noticed is null)
                (noticed, isRestored) = await WithTablesReadAgainAsync(type, RunForAsync);
            await File.AppendAllTextAsync(args[2], $"{id} {(noticed is null ? "Survived" : $"Killed {noticed}")}\n", new UTF8Encoding(false));
            // Whatever goes on for ever, or stays changed, would disturb the next ones.
            if (!isRestored)
                Environment.Exit(2);
        }
        return 0;
    }

    private static async Task<(string? Noticed, bool IsRestored)> WithTablesReadAgainAsync(string name, Func<Task<string?>> runAsync)
    {
        var initializers = Types[name].Select(type => type.TypeInitializer).OfType<ConstructorInfo>().ToList();
        if (initializers.Count == 0)
            return (null, true);
        var (noticed, isOver) = await WithinAsync(Task.Run(() =>
        {
            initializers.ForEach(ReadAgain);
            return runAsync();
        }));
        Activate(-1);
        initializers.ForEach(ReadAgain);
        return (noticed, isOver && (noticed is null || await runAsync() is null));
    }

    // Reflection runs an initializer once only.
    private static unsafe void ReadAgain(ConstructorInfo initializer) => ((delegate* managed<void>)initializer.MethodHandle.GetFunctionPointer())();

    private static async Task<(string? Noticed, bool IsOver)> WithinAsync(Task<string?> run)
    {
        var (begun, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        while (true)
        {
            try
            {
                return (await run.WaitAsync(TimeSpan.FromSeconds(1)), true);
            }
            catch (Exception exception) when (exception is not TimeoutException)
            {
                return (exception.Message.ReplaceLineEndings(" "), true);
            }
            catch (TimeoutException)
            {
                if (Environment.CpuUsage.TotalTime - spent > Longest || Stopwatch.GetElapsedTime(begun) > LongestByTheClock)
                    return ("It does not end.", false);
            }
        }
    }

    private static bool IsLong(ITestCase test) => test.Traits.ContainsKey("Long");

    // The folder of a namespace: its part after Orchestrator.Workflows, or after Orchestrator.Workflows.Tests.
    private static string FolderOf(string? name, int place) => name?.Split('.').ElementAtOrDefault(place) ?? "";

    private static int Parse(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    private static void Activate(int mutant) => Switch.Invoke(null, [mutant]);
}
