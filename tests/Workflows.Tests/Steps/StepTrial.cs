using System.Text;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Acts;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>One rule of what the service does by itself: how the case stands, what is done, and how that ends.</summary>
/// <param name="Rule">The transition, timer or article that the sentence comes from.</param>
/// <param name="Ends">How it ends: the outcome of a step, the answer of a desk or the code of its refusal.</param>
internal sealed record StepTrial(string Rule, string Sentence, Func<CaseOnTheDesk, Task<string>> Does, string Ends, Action<CaseOnTheDesk>? Given = null, string Today = "2005-05-20")
{
    public string Name => $"{Rule} {Sentence}";

    /// <summary>How it ended, and the whole as it is told: the sentence, every field and row that was written, and what the trail says of it.</summary>
    public async Task<(string Ended, string Told)> RunAsync()
    {
        var desk = new CaseOnTheDesk(Today);
        Given?.Invoke(desk);
        var (before, there) = (Ledger.Of(desk.Rows.Added), desk.Rows.Added.ToHashSet(ReferenceEqualityComparer.Instance));
        string ended;
        var words = "";
        try
        {
            ended = await Does(desk);
        }
        catch (RefusedException refused)
        {
            ended = refused.Refusal.Code;
            words = $"    {refused.Refusal.Zh}\n    {refused.Refusal.En}\n    [{refused.Refusal.Basis ?? "no basis in law"}]\n";
        }
        var text = new StringBuilder($"{Rule} {Sentence}\n  on {Today}: {ended}\n{words}");
        foreach (var line in before.ChangesTo(Ledger.Of(desk.Rows.Added.Where(there.Contains))).Concat(desk.Rows.Added.Where(row => !there.Contains(row)).Select(New)))
            text.Append($"  - {line}\n");
        foreach (var line in desk.Trail.Lines)
            text.Append($"  * {line}\n");
        foreach (var line in desk.OtherInstances)
            text.Append($"  > instance {line}\n");
        return (ended, CaseOnTheDesk.WithoutIds(text.ToString()));
    }

    private static string New(object row) => row is Notice notice ? IssuedDocument.Tell(notice) : Ledger.New(row);
}
