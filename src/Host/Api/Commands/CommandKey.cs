namespace Orchestrator.Host.Api.Commands;

/// <summary>The command that is being served, as the commit participant sees it. Flows with the request.</summary>
internal sealed class CommandKey(string id, string requestHash, string attempt)
{
    private static readonly AsyncLocal<CommandKey?> Ambient = new();

    /// <summary>The command of this flow, or null.</summary>
    public static CommandKey? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Actor id and key.</summary>
    public string Id { get; } = id;
    public string RequestHash { get; } = requestHash;
    /// <summary>Tells this attempt's own row from that of another attempt with the same key.</summary>
    public string Attempt { get; } = attempt;
}
