using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Guards;

public sealed class StateMachineTests
{
    [Fact]
    public void The_document_of_the_state_machines_is_what_the_code_says() =>
        Assert.Equal(StateMachines.Markdown(), File.ReadAllText(RepositoryFolder.Combine("docs", "state-machines.md")).ReplaceLineEndings("\n"));

    [Fact]
    public void Every_transition_of_the_reference_is_in_the_table() =>
        // TR-36 and TR-37 are the hold (X1), an overlay and no state.
        Assert.Equal(Enumerable.Range(1, 42).Except([36, 37]).Select(n => $"TR-{n:00}"),
            UnitCaseTransitions.All.Select(row => row.Id).Where(id => id.Length == 5).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_guard_guards_transitions_that_exist_and_speaks_both_languages()
    {
        var known = UnitCaseTransitions.All.Select(row => row.Id).Concat(PenaltyTransitions.All.Select(row => row.Id)).Concat(TipTransitions.All.Select(row => row.Id))
            // The hold (X1) and the recusal (T-16) are overlays and no states; the bulletin is signed in its step B5; voiding a document (REQ-62) and advice (D47) leave the case where it is.
            .Concat(["TR-36", "TR-37", "T-16", "B5", "REQ-62", "D47"]).ToHashSet();
        Assert.All(Safeguard.All, guard =>
        {
            Assert.NotEmpty(guard.Transitions);
            Assert.All(guard.Transitions, transition => Assert.Contains(transition, known));
            Assert.False(string.IsNullOrWhiteSpace(guard.Zh));
            Assert.False(string.IsNullOrWhiteSpace(guard.En));
        });
    }

    [Theory]
    [InlineData("G-P1")]
    [InlineData("G-P2")]
    [InlineData("G-P3")]
    [InlineData("G-P4")]
    [InlineData("G-P5")]
    [InlineData("G-P6")]
    [InlineData("G-P7")]
    [InlineData("G-P8")]
    [InlineData("G-P9")]
    public void Each_rule_of_the_penalty_case_has_a_guard(string rule) => Assert.Contains(Safeguard.All, guard => guard.Rule == rule);
}
