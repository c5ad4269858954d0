namespace Orchestrator.Engine.Http;

/// <summary>A request as workflows see it: plain values, read and parsed before the burst began.</summary>
public sealed record HttpRequestData
{
    /// <summary>Lower-case method.</summary>
    public required string Method { get; init; }
    /// <summary>The path below the base path, with a leading slash.</summary>
    public required string Path { get; init; }
    /// <summary>Route parameters; their names are lower-case, as in Elsa.</summary>
    public IReadOnlyDictionary<string, object?> Route { get; init; } = new Dictionary<string, object?>();
    /// <summary>Query parameters; one that is given several times is a list.</summary>
    public IReadOnlyDictionary<string, object?> Query { get; init; } = new Dictionary<string, object?>();
    /// <summary>Headers but for those that carry a sign-in.</summary>
    public IReadOnlyDictionary<string, object?> Headers { get; init; } = new Dictionary<string, object?>();
    /// <summary>The parsed body: an object for JSON, a dictionary for a form, text, bytes; null when there is none.</summary>
    public object? Content { get; init; }
    public IReadOnlyList<HttpFile> Files { get; init; } = [];
    /// <summary>Length of the body in bytes.</summary>
    public long Length { get; init; }
}

/// <summary>A file that came with a form, was downloaded, or is sent.</summary>
public sealed record HttpFile(string FileName, string? ContentType, byte[] Content)
{
    /// <summary>Name of the form's field.</summary>
    public string? Name { get; init; }
    public long Length => Content.Length;
}

/// <summary>An answer that waits for the commit.</summary>
public sealed record HttpAnswer(int Status, byte[] Body, string? ContentType)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>A request that a step does not take: the burst is undone as if it had never come, and the caller learns why.</summary>
public sealed class HttpRefusedException(int status, string zh, string en) : Exception(zh + en)
{
    public int Status { get; } = status;
}
