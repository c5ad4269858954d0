using System.Reflection;

namespace Orchestrator.Engine;

/// <summary>Limits and defaults of the engine.</summary>
public sealed class EngineOptions
{
    /// <summary>Deepest nesting of a definition's JSON. Default 64; a step inside a container counts about three levels.</summary>
    public int MaxDefinitionDepth { get; set; } = 64;

    /// <summary>Largest definition, in bytes of UTF-8. Default 5 MiB.</summary>
    public int MaxDefinitionBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Most activities that one burst may run before it is stopped with an incident: the guard against endless loops. Default 10,000.</summary>
    public int MaxActivitiesPerBurst { get; set; } = 10_000;

    /// <summary>Deepest chain of workflows that execute each other within one burst. Default 16.</summary>
    public int MaxInlineDepth { get; set; } = 16;

    /// <summary>Most children that one step may dispatch. Default 100,000.</summary>
    public int MaxBulkItems { get; set; } = 100_000;

    /// <summary>What a fault does when the definition names no strategy. Default <see cref="IncidentStrategy.Fault"/>, as in Elsa.</summary>
    public IncidentStrategy IncidentStrategy { get; set; } = IncidentStrategy.Fault;

    /// <summary>The zone of times without a zone, in inputs and in scripts. Default Asia/Shanghai.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Longest run of one script. Default 1 second.</summary>
    public TimeSpan ScriptTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Most statements of one script. Default 100,000.</summary>
    public int ScriptMaxStatements { get; set; } = 100_000;

    /// <summary>Most memory of one script, in bytes. Default 32 MiB.</summary>
    public long ScriptMaxMemory { get; set; } = 32 * 1024 * 1024;

    /// <summary>Deepest recursion of one script. Default 100.</summary>
    public int ScriptMaxRecursion { get; set; } = 100;

    /// <summary>Largest result of one script, and most that one of its calls may take or make at once: in characters, each value counted as one. Default 1 million.</summary>
    public int ScriptMaxOutput { get; set; } = 1_000_000;

    /// <summary>Longest run of one Liquid template. Default 2 seconds.</summary>
    public TimeSpan LiquidTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Deepest nesting of one Liquid template, and most operators within one of its tags. Default 100.</summary>
    public int LiquidMaxNesting { get; set; } = 100;

    /// <summary>Most steps of one Liquid template. Default 100,000.</summary>
    public int LiquidMaxSteps { get; set; } = 100_000;

    /// <summary>Longest output of one Liquid template and of any part of it, in characters. All its filters together may make thirty-two times as much. Default 1 million.</summary>
    public int LiquidMaxOutput { get; set; } = 1_000_000;

    /// <summary>
    /// Reads the settings of the service that authors may see, by names such as <c>Site:Name</c>: <c>getConfig</c> in scripts, <c>Configuration</c> in Liquid.
    /// Null, the default: none, as in Elsa.
    /// </summary>
    public Func<string, string?>? ReadableSettings { get; set; }

    /// <summary>Attempts for one queued item before it is set aside for a person. Default 5.</summary>
    public int QueueMaxAttempts { get; set; } = 5;

    /// <summary>How long an event that nobody hears is kept for a later listener. Default ten minutes, as in Elsa; zero: an event is for those who wait when it is delivered.</summary>
    public TimeSpan UnheardEventRetention { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Listeners of one event that are resumed in its own transaction; more are queued one by one. Default 16.</summary>
    public int EventInlineListeners { get; set; } = 16;

    /// <summary>Most compiled definitions held in memory. Default 500.</summary>
    public int GraphCacheSize { get; set; } = 500;

    internal List<Type> ActivityTypes { get; } = [];

    /// <summary>Puts an activity type into the catalogue.</summary>
    public EngineOptions AddActivity<T>() where T : Activity
    {
        ActivityTypes.Add(typeof(T));
        return this;
    }

    /// <summary>Puts every concrete, not nested activity type of an assembly that carries <see cref="ActivityAttribute"/> into the catalogue.</summary>
    public EngineOptions AddActivitiesFrom(Assembly assembly)
    {
        ActivityTypes.AddRange(assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true, IsNested: false } && t.IsSubclassOf(typeof(Activity)) && t.IsDefined(typeof(ActivityAttribute), false)));
        return this;
    }
}

/// <summary>What happens to the instance when a step faults.</summary>
public enum IncidentStrategy
{
    /// <summary>The instance ends as faulted once the burst has drained.</summary>
    Fault,
    /// <summary>The branch stops; the other branches go on, and the step waits to be retried or skipped.</summary>
    ContinueWithIncidents,
}
