using MailKit.Security;

namespace Orchestrator.Gateways.Mail;

/// <summary>The SMTP server that letters leave through.</summary>
public sealed class MailOptions
{
    /// <summary>
    /// True sends into the sandbox of this process, false to <see cref="Host"/>. Default: true in development when no host is
    /// given, otherwise false.
    /// </summary>
    public bool? Sandbox { get; set; }

    /// <summary>Name or address of the server.</summary>
    public string? Host { get; set; }

    /// <summary>Default 25.</summary>
    public int Port { get; set; } = 25;

    /// <summary>How the connection is protected. Default <see cref="SecureSocketOptions.StartTlsWhenAvailable"/>.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTlsWhenAvailable;

    /// <summary>Account, when the server asks for one.</summary>
    public string? User { get; set; }

    /// <summary>Password of <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Sender's address. Default <c>campaign@orchestrator.invalid</c>, which no server delivers to.</summary>
    public string From { get; set; } = "campaign@orchestrator.invalid";

    /// <summary>Sender's name as readers see it.</summary>
    public string FromName { get; set; } = "深圳市公安局网监支队";

    /// <summary>Limit of one letter, from connecting to the server's acceptance (real time). Default 20 s; 50 ms to 5 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
