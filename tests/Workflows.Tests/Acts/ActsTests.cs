using Orchestrator.Testing;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>
/// The rules of the procedure, one sentence each: which act is lawful, what is written, and in which words an unlawful one is refused. They stand word
/// for word in the approved files, which are read like a commentary.
/// </summary>
public sealed class ActsTests
{
    private static readonly SortedDictionary<string, IReadOnlyList<ActTrial>> Chapters = new(StringComparer.Ordinal)
    {
        ["order"] = OrderActTrials.All,
        ["penalty"] = PenaltyActTrials.All,
        ["enforcement"] = EnforcementActTrials.All,
        ["hearing"] = HearingActTrials.All,
        ["case"] = CaseActTrials.All,
        ["service"] = ServiceActTrials.All,
        ["tip"] = TipActTrials.All,
        ["decision"] = DecisionActTrials.All,
    };

    public static TheoryData<string> Names => [.. Chapters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_act_is_refused_for_its_reason_or_writes_what_it_means(string chapter)
    {
        var told = Chapters[chapter].Select(trial => (trial.Name, Expected: trial.Refused, Result: trial.Run())).ToList();
        Assert.Empty(told.Where(trial => trial.Expected != trial.Result.Code).Select(trial => $"{trial.Name}: {trial.Result.Code ?? "lawful"}"));
        Approved.Check($"tests/Workflows.Tests/Acts/Approved/{chapter}.txt", string.Join('\n', told.Select(trial => trial.Result.Told)));
    }
}
