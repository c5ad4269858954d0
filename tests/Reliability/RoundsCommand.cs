using System.CommandLine;
using Orchestrator.Reliability.Rounds;

namespace Orchestrator.Reliability;

/// <summary><c>rounds</c>: plays many rounds, prints each, and in the end the seeds of those in which something did not hold.</summary>
internal static class RoundsCommand
{
    public const string Verb = "rounds";

    public static Task<int> RunAsync(string[] args)
    {
        var rounds = new Option<int>("--rounds") { Description = "How many rounds are played.", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "Seed of the first round; each further one has the next number.", DefaultValueFactory = _ => 1 };
        var minutes = new Option<int>("--minutes") { Description = "No round is begun after this time.", DefaultValueFactory = _ => 240 };
        var mishap = new Option<Mishap?>("--mishap") { Description = "Only this mishap, instead of one at random." };
        var command = new Command(Verb, "Plays rounds of load with a mishap in each, on two nodes and one database, and checks that nothing was lost and nothing happened twice.") { rounds, seed, minutes, mishap };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var reports = await Series.PlayAsync(parsed.GetValue(rounds), parsed.GetValue(seed), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(mishap), Console.WriteLine, cancellationToken);
            return Sum(reports);
        });
        return new RootCommand("Reliability") { command }.Parse(args).InvokeAsync();
    }

    private static int Sum(IReadOnlyList<RoundReport> reports)
    {
        foreach (var kind in reports.CountBy(report => report.Mishap).OrderBy(kind => kind.Key))
            Console.WriteLine($"{kind.Key,-14} {kind.Value,4} rounds");
        var failed = reports.Where(report => report.Broken.Count > 0).ToList();
        Console.WriteLine($"{reports.Count} rounds, {failed.Count} failed{(failed.Count == 0 ? "" : ": seeds " + string.Join(", ", failed.Select(report => $"{report.Seed} ({report.Mishap})")))}");
        return failed.Count == 0 ? 0 : 1;
    }
}
