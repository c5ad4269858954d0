using Orchestrator.Testing;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>
/// What the service does by itself between the acts of people, one sentence each: when a period ends, which way a case goes, what a measure does. What is
/// written stands word for word in the approved files, which are read like a commentary.
/// </summary>
public sealed class StepsTests
{
    private static readonly SortedDictionary<string, IReadOnlyList<StepTrial>> Chapters = new(StringComparer.Ordinal)
    {
        ["deadline"] = DeadlineTrials.All,
        ["decision"] = DeadlineDecisionTrials.All,
        ["expiry"] = ExpiryTrials.All,
        ["question"] = QuestionTrials.All,
        ["state"] = StateTrials.All,
        ["measure"] = MeasureTrials.All,
        ["facts"] = FactsTrials.All,
        ["opening"] = OpeningTrials.All,
        ["document"] = CaseDocumentTrials.All,
        ["penalty-document"] = PenaltyDocumentTrials.All,
        ["service"] = ServiceTrials.All,
        ["task"] = TaskTrials.All,
    };

    public static TheoryData<string> Names => [.. Chapters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_step_ends_as_its_rule_says_and_writes_what_it_means(string chapter)
    {
        var (wrong, text) = (new List<string>(), new List<string>());
        foreach (var trial in Chapters[chapter])
        {
            var (ended, told) = await trial.RunAsync();
            text.Add(told);
            if (ended != trial.Ends)
                wrong.Add($"{trial.Name}: {ended}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Approved.Check($"tests/Workflows.Tests/Steps/Approved/{chapter}.txt", string.Join('\n', text));
    }
}
