using System.Globalization;
using System.Text;
using Orchestrator.Testing;
using Orchestrator.Workflows.Guards;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>Every guard, both ways: what keeps to the sentence is accepted, what breaks it is refused with a reason in both languages.</summary>
public sealed class EveryGuardBothWaysTests
{
    private static readonly IReadOnlyList<GuardTrial> Trials = [.. CaseGuardTrials.All, .. ServiceGuardTrials.All, .. PenaltyGuardTrials.All, .. EnforcementGuardTrials.All, .. MeasureGuardTrials.All, .. TipGuardTrials.All];

    public static TheoryData<int, string> Numbered
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Trials.Count; i++)
                data.Add(i, Trials[i].Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Numbered))]
    public void A_guard_accepts_what_keeps_to_it_and_refuses_what_does_not(int number, string name)
    {
        var trial = Trials[number];
        Assert.Equal(name, trial.Name);
        Assert.Null(trial.Accepted.Of(trial.Guard)?.ToString());
        var refusal = trial.Refused.Of(trial.Guard);
        Assert.Equal(trial.Code, refusal?.Code);
        Assert.NotEqual("", refusal!.Zh);
        Assert.NotEqual("", refusal.En);
    }

    [Fact]
    public void Every_guard_is_tried()
    {
        var tried = Trials.Select(trial => trial.Guard.GetType().Name).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Safeguard.All.Select(guard => guard.GetType().Name).Order(StringComparer.Ordinal), tried);
    }

    [Fact]
    public void Every_refusal_says_in_both_languages_what_is_missing_and_by_which_rule()
    {
        var text = new StringBuilder();
        foreach (var trial in Trials)
        {
            var refusal = trial.Refused.Of(trial.Guard)!;
            text.Append(CultureInfo.InvariantCulture, $"{trial.Guard.Rule} {trial.Guard.GetType().Name}\n  {refusal.Code} [{refusal.Basis ?? "no basis in law"}]\n  {refusal.Zh}\n  {refusal.En}\n");
        }
        Approved.Check("tests/Workflows.Tests/Guards/refusals.txt", text.ToString());
    }
}
