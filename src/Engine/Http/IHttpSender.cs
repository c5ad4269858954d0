namespace Orchestrator.Engine.Http;

/// <summary>Sends the requests of workflows to other systems, within the limits of time, size and address that the host sets.</summary>
public interface IHttpSender
{
    /// <exception cref="HttpSendException">There was no answer.</exception>
    Task<HttpReply> SendAsync(HttpOrder order, CancellationToken cancellationToken);
}

/// <summary>A request to another system.</summary>
public sealed record HttpOrder(string Method, Uri Url)
{
    public byte[]? Body { get; init; }
    public string? ContentType { get; init; }
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>What the other system answered.</summary>
public sealed record HttpReply(int Status, byte[] Body, string? ContentType)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
    /// <summary>Headers that speak of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ContentHeaders { get; init; } = [];
}

/// <summary>Why there was no answer.</summary>
public enum HttpSendFailure
{
    /// <summary>No connection, or it broke.</summary>
    FailedToConnect,
    /// <summary>No answer in time.</summary>
    Timeout,
    /// <summary>The host's settings forbid the address or the size.</summary>
    Forbidden,
}

/// <summary>A request that got no answer.</summary>
public sealed class HttpSendException(HttpSendFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    public HttpSendFailure Failure { get; } = failure;
}
