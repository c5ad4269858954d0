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
    /// <summary>Whether a commit has been tried before: the key may be remembered by now.</summary>
    public bool IsRetried { get; set; }
    /// <summary>The JSON of a success that is known before the commit, so that it is remembered with the effect; null when it is filled in afterwards.</summary>
    public string? Answer { get; set; }
}
