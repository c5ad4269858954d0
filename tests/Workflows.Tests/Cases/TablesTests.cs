using System.Text;
using Orchestrator.Testing;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Cases;

/// <summary>The tables of the procedure as people read them: every state, every lawful step and who takes it, every measure, every word for a tip.</summary>
public sealed class TablesTests
{
    [Fact]
    public void The_steps_of_a_case() => Check("case-steps", text =>
    {
        foreach (var state in Enum.GetValues<UnitCaseState>())
            text.Append($"{state} {UnitCaseStateNames.Zh(state)} / {UnitCaseStateNames.En(state)}\n");
        foreach (var row in UnitCaseTransitions.All)
            text.Append($"{row.Id} {row.From?.ToString() ?? "–"} → {row.To} {row.TriggerZh} / {row.TriggerEn} [{string.Join(", ", row.Roles)}]\n");
        text.Append(UnitCaseTransitions.Check(UnitCaseState.U32, UnitCaseState.U40)).Append('\n');
    });

    [Fact]
    public void The_steps_of_a_tip() => Check("tip-steps", text =>
    {
        foreach (var state in Enum.GetValues<TipState>())
            text.Append($"{state} {TipTransitions.Zh(state)} / {TipTransitions.En(state)}\n");
        foreach (var row in TipTransitions.All)
            text.Append($"{row.Id} {row.From} → {row.To} {row.TriggerZh} / {row.TriggerEn} [{string.Join(", ", row.Roles)}]\n");
        foreach (var type in Enum.GetValues<TipType>())
            text.Append($"{type}: {TipWords.Zh(type)} / {TipWords.En(type)}, {TipWords.Matter(type) ?? "no matter"}\n");
        foreach (var channel in Enum.GetValues<TipChannel>())
            text.Append($"{channel}: {TipWords.Zh(channel)}\n");
    });

    [Fact]
    public void The_measures_who_asks_for_them_and_who_decides() => Check("measures", text =>
    {
        foreach (var rule in MeasureRule.All)
        {
            text.Append($"{rule.Transition} {rule.Kind} {rule.Zh} / {rule.En}: asked for by {string.Join(", ", Role.OfPeople.Where(role => rule.MayBeAskedForBy(new Actor("x", "x", [role]))))}");
            text.Append($"{(rule.ReviewedByLegal ? ", reviewed by the legal officer" : "")}, decided by {rule.DecidedBy ?? "nobody else"}, the case comes to {rule.Target?.ToString() ?? "where it stands"}\n");
            var form = rule.Form;
            text.Append($"  form {form.Act} {form.Outcome} {form.LabelZh} / {form.LabelEn}{(form.NeedsReason ? ", with a reason" : "")}\n");
            foreach (var field in form.Fields)
                text.Append($"  {field.Name} {field.Kind}{(field.Required ? "!" : "")} {field.LabelZh} / {field.LabelEn} {string.Join("; ", field.Choices?.Select(choice => $"{choice.Value} {choice.LabelZh} / {choice.LabelEn}") ?? [])}{(field.Default is { } first ? $", at first {first}" : "")}\n");
        }
    });

    [Fact]
    public void Why_a_unit_is_accepted_on_site_and_what_vetoes() => Check("acceptance", text =>
    {
        foreach (var reason in Enum.GetValues<AcceptanceReason>())
            text.Append($"{reason}: {AcceptanceDraw.Zh(reason)}\n");
        foreach (var veto in AcceptanceRules.Vetoes)
            text.Append($"{veto.Code}: {veto.Zh} / {veto.En}\n");
        foreach (var (a, b, veto, passed) in new[] { (41, 60, null, true), (40, 60, "x", true), (40, 39, null, true), (40, 60, null, false) })
            text.Append($"{AcceptanceRules.Check(a, b, veto, passed)}\n");
    });

    [Fact]
    public void A_case_and_a_tip_have_ended_in_their_end_states_alone()
    {
        Assert.Equal([TipState.L03, TipState.L05, TipState.L06, TipState.L07, TipState.L08, TipState.L09], Enum.GetValues<TipState>().Where(IsOutcome));
        Assert.Equal("U60 U61 X2 X3 X4 X5", string.Join(' ', UnitCase.EndStates));
    }

    // A tip that comes to such a state keeps it as what became of it.
    private static bool IsOutcome(TipState state)
    {
        var tip = Guards.GuardWorld.TipOf("t");
        TipState[] way = state switch
        {
            TipState.L00 => [],
            TipState.L01 => [TipState.L01],
            TipState.L02 => [TipState.L01, TipState.L02],
            TipState.L03 or TipState.L04 or TipState.L05 or TipState.L09 => [TipState.L01, TipState.L02, state],
            TipState.L06 or TipState.L07 or TipState.L08 => [TipState.L01, TipState.L02, TipState.L04, state],
            TipState.L10 => [TipState.L01, TipState.L02, TipState.L09, TipState.L10],
            _ => [TipState.L01, TipState.L02, TipState.L09, TipState.L10, TipState.L11],
        };
        foreach (var next in way)
            tip.MoveTo(next, DateTimeOffset.UnixEpoch.AddDays((int)next));
        Assert.Equal(state == TipState.L11 ? DateTimeOffset.UnixEpoch.AddDays((int)state) : null, tip.ClosedAt);
        return tip.Outcome == state;
    }

    private static void Check(string name, Action<StringBuilder> tell)
    {
        var text = new StringBuilder();
        tell(text);
        Approved.Check($"tests/Workflows.Tests/Cases/{name}.txt", text.ToString());
    }
}
