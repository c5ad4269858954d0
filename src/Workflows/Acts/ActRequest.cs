using NodaTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Acts;

/// <summary>An act as asked for: who, which outcome, with which form, when. <paramref name="Today"/> is the date of <paramref name="Now"/> in Asia/Shanghai.</summary>
internal sealed record ActRequest(string Outcome, FormValues Form, string? Reason, Actor Actor, DateTimeOffset Now, LocalDate Today);
