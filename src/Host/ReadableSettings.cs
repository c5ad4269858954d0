namespace Orchestrator.Host;

/// <summary>The settings that authors of workflows may read: those that <c>Engine:ReadableSettings</c> names, and what stands below them.</summary>
internal sealed class ReadableSettings(IConfiguration configuration, IReadOnlyCollection<string> names)
{
    /// <summary>The value; null when the setting is not there.</summary>
    /// <exception cref="InvalidOperationException">Authors may not read it.</exception>
    public string? Read(string name) => names.Any(open => name.Equals(open, StringComparison.OrdinalIgnoreCase) || name.StartsWith(open + ":", StringComparison.OrdinalIgnoreCase))
        ? configuration[name]
        : throw new InvalidOperationException($"设置“{name}”没有向流程开放（Engine:ReadableSettings）。The setting '{name}' is not open to workflows (Engine:ReadableSettings).");
}
