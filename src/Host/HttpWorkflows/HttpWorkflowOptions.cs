namespace Orchestrator.Host.HttpWorkflows;

/// <summary>Limits of the requests that workflows take and send. Configuration section <c>HttpWorkflows</c>.</summary>
public sealed class HttpWorkflowOptions
{
    public const string Section = "HttpWorkflows";

    /// <summary>Below this path requests go to workflows. Default <c>/workflows</c>, as in Elsa.</summary>
    public string BasePath { get; set; } = "/workflows";

    /// <summary>Where the outside reaches this service, such as <c>https://orders.example.cn</c>; links that scripts make for mails begin with it. Default: none, and scripts make no links.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Largest request that is read at all, in bytes; an endpoint may ask for less. Default 4 MiB.</summary>
    public long MaxRequestBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Longest time that a request may take, waiting for its turn included. Default 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that a step waits for another system; its transaction stays open that long. Default 10 seconds.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest answer of another system, in bytes. Default 4 MiB.</summary>
    public int MaxReplyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// Networks and addresses to which steps may send, such as <c>10.8.0.0/16</c>. Default none: then public addresses are allowed, and loopback,
    /// private and link-local ones are not. With a list, only what it names is allowed.
    /// </summary>
    public IList<string> AllowedAddresses { get; init; } = [];

    /// <summary>Whether steps may send without encryption. Default false.</summary>
    public bool AllowPlainHttp { get; set; }
}
