using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Acts;
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

    /// <summary>What the guard says to it.</summary>
    public Refusal? Of(Safeguard guard)
    {
        var today = LocalDatePattern.Iso.Parse(Today).Value;
        var now = LegalClock.At(today, new LocalTime(10, 0));
        var world = new GuardWorld(new FakeTimeProvider(now));
        Given?.Invoke(world);
        return guard.Check(world.Facts(), new ActRequest(Outcome, new FormValues(FormOf()), "x", new Actor(Actor, Actor, Role is null ? [] : [Role], UnitId: Actor == "rep" ? "u" : null), now, today));
    }

    // What every form of a penalty or a request carries, so that a trial names only what it is about.
    private JsonObject FormOf()
    {
        var form = (JsonObject?)Form?.DeepClone() ?? [];
        form.TryAdd("warning", true);
        if (Outcome == "RequestHearing")
            form.TryAdd("receivedOn", Today);
        return form;
    }
}
