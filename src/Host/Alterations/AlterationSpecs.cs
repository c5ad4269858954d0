using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Alterations;

/// <summary>Reads what callers write into the engine's orders and the domain's selections.</summary>
internal static class AlterationSpecs
{
    private static readonly string[] Kinds = ["Migrate", "ModifyVariable", "ScheduleActivity", "CancelActivity", "RetryActivity", "SkipActivity", "Cancel"];

    /// <exception cref="RefusedException">A kind is not known.</exception>
    public static IReadOnlyList<Alteration> Read(IReadOnlyList<AlterationSpec> specs) => [.. specs.Select(Read)];

    public static InstanceSelection Read(InstanceChoice choice) => new()
    {
        InstanceIds = choice.InstanceIds ?? [],
        DefinitionId = choice.DefinitionId,
        Version = choice.Version,
        CorrelationIds = choice.CorrelationIds ?? [],
        SubStatuses = choice.SubStatuses ?? [],
        HasIncidents = choice.HasIncidents,
        IncidentActivityId = choice.IncidentActivityId,
        IncidentMessage = choice.IncidentMessage,
    };

    private static Alteration Read(AlterationSpec spec) => spec.Type switch
    {
        "Migrate" => new Migrate { TargetVersion = spec.TargetVersion, TargetVersionId = spec.TargetVersionId, Map = spec.Map ?? new Dictionary<string, string>() },
        "ModifyVariable" => new ModifyVariable { VariableId = spec.VariableId ?? "", Value = PlainValue.From(spec.Value) },
        "ScheduleActivity" => new ScheduleActivity { ActivityId = spec.ActivityId, ActivityInstanceId = spec.ActivityInstanceId },
        "CancelActivity" => new CancelActivity { ActivityId = spec.ActivityId, ActivityInstanceId = spec.ActivityInstanceId },
        "RetryActivity" => new RetryActivity { ActivityId = spec.ActivityId, ActivityInstanceId = spec.ActivityInstanceId },
        "SkipActivity" => new SkipActivity { ActivityId = spec.ActivityId, ActivityInstanceId = spec.ActivityInstanceId, Outcome = spec.Outcome ?? "Done" },
        "Cancel" => new CancelInstance(),
        _ => throw new RefusedException(new Refusal("alteration.unknown-kind", $"没有“{spec.Type}”这种变更；可用：{string.Join('、', Kinds)}。", $"There is no alteration '{spec.Type}'; there are: {string.Join(", ", Kinds)}.")),
    };
}
