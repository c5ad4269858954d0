namespace Orchestrator.Host.Security;

/// <summary>How people and machines sign in.</summary>
public sealed class SecurityOptions
{
    /// <summary>Section of the configuration that sets them.</summary>
    public const string Section = "Security";

    /// <summary>Life of a bearer token. Default 8 hours.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(8);
    /// <summary>Life of a session that is not used. Default 10 hours, one working day.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(10);
    /// <summary>How often a session asks the database whether the person still holds the roles. Default 2 minutes.</summary>
    public TimeSpan SessionCheckInterval { get; set; } = TimeSpan.FromMinutes(2);
    /// <summary>How long a node remembers that a person is in service and in which roles. Default 5 seconds; whatever is changed through a node it knows at once.</summary>
    public TimeSpan StandingKept { get; set; } = TimeSpan.FromSeconds(5);
    /// <summary>Sign-ins allowed per minute from one address. Default 30; wrong passwords also lock the account.</summary>
    public int SignInsPerMinute { get; set; } = 30;
    /// <summary>Wrong passwords in a row before the account rests. Default 5.</summary>
    public int PasswordAttempts { get; set; } = 5;
    /// <summary>How long a locked account rests. Default 5 minutes.</summary>
    public TimeSpan LockoutTime { get; set; } = TimeSpan.FromMinutes(5);
    /// <summary>Requests per second that one person may keep up. Default 100; twice as many in a burst. 0 means no limit.</summary>
    public int RequestsPerSecond { get; set; } = 100;
    /// <summary>Requests to the API, the designer's API and HTTP workflows that are served at the same time. Default 64. 0 means no limit.</summary>
    public int RequestsAtOnce { get; set; } = 64;
    /// <summary>Requests that may wait for their turn beyond those; any more are refused with 429. Default 256.</summary>
    public int RequestsWaiting { get; set; } = 256;
    /// <summary>After what time a refused caller is told to try again. Default 2 seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);
    /// <summary>Send the session cookie over HTTPS only. Default: whenever the request came over HTTPS.</summary>
    public bool RequireHttps { get; set; }
}
