using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>One guard, an act that keeps to its sentence, one that breaks it, and the code of the refusal.</summary>
internal sealed record GuardTrial(Safeguard Guard, Ask Accepted, Ask Refused, string Code)
{
    public string Name => $"{Guard.GetType().Name}: {Code}";
}

/// <summary>An act, asked for at 10:00 of a day, in a file that stands as <see cref="GuardWorld"/> says and as <see cref="Given"/> changes it.</summary>
internal sealed record Ask(string Outcome, string Today = "2005-05-20", string Actor = "cmd", JsonObject? Form = null)
{
    public Action<GuardWorld>? Given { get; init; }
    public string? Role { get; init; }
    public string Reason { get; init; } = "x";

    /// <summary>What the guard says to it.</summary>
    public Refusal? Of(Safeguard guard)
    {
        var (facts, request, _) = Arrange();
        return guard.Check(facts, request);
    }

    /// <summary>The file as it stands, and the act as it is asked for.</summary>
    public (CaseFacts Facts, ActRequest Request, TimeProvider Clock) Arrange()
    {
        var today = LocalDatePattern.Iso.Parse(Today).Value;
        var now = LegalClock.At(today, new LocalTime(10, 0));
        var clock = new FakeTimeProvider(now);
        var world = new GuardWorld(clock);
        Given?.Invoke(world);
        var actor = new Actor(Actor, Actor, Role is null ? [] : [Role], UnitId: Actor == "rep" ? "u" : null);
        return (world.Facts(), new ActRequest(Outcome, new FormValues(FormOf()), Reason, actor, now, today), clock);
    }

    // What every form of a penalty or a request carries, so that a trial names only what it is about.
    private JsonObject FormOf()
    {
        var form = (JsonObject?)Form?.DeepClone() ?? [];
        if (Outcome is "Conclude" or "Change" or "Penalise" or "OnTheSpot")
            form.TryAdd("warning", true);
        if (Outcome == "RequestHearing")
            form.TryAdd("receivedOn", Today);
        return form;
    }
}
