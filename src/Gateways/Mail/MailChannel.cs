using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Gateways.Mail;

/// <summary>
/// Sends outbox messages of channel <c>email</c>. One attempt per call: SMTP knows no idempotency key, so when to try again is
/// left to the outbox. Repeats carry the same <c>Message-Id</c>, by which mail stores tell them apart.
/// </summary>
internal sealed class MailChannel(IOptions<GatewayOptions> options) : IMessageChannel
{
    private readonly MailOptions _options = options.Value.Mail;

    public string Channel => "email";

    public async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        using var letter = Compose(message);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(_options.Host!, _options.Port, _options.Security, limit.Token);
            if (_options.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, _options.Password!, limit.Token);
            await client.SendAsync(letter, limit.Token);
        }
        catch (OperationCanceledException cause) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GatewayException("The mail server did not answer in time.", isPermanent: false, cause);
        }
        catch (Exception cause) when (cause is IOException or SocketException or ProtocolException or CommandException
            or SslHandshakeException or AuthenticationException or ServiceNotConnectedException)
        {
            throw Explain(cause);
        }

        await SayGoodbyeAsync(client, limit.Token);
    }

    /// <summary>The header that carries the outbox message's idempotency key.</summary>
    internal const string KeyHeader = "X-Idempotency-Key";

    private MimeMessage Compose(OutboxMessage message)
    {
        var from = MailboxAddress.Parse(_options.From);
        from.Name = _options.FromName;
        if (!MailboxAddress.TryParse(message.Recipient, out var to))
        {
            throw new GatewayException("The recipient is not an e-mail address.", isPermanent: true,
                new FormatException("Not an e-mail address."));
        }

        var letter = new MimeMessage([from], [to], message.Subject, new TextPart("plain") { Text = message.Body })
        {
            Date = message.CreatedAt,
            MessageId = $"{message.Id}@{from.Domain}",
        };
        letter.Headers.Add(KeyHeader, message.IdempotencyKey);
        return letter;
    }

    private static GatewayException Explain(Exception cause) => cause switch
    {
        // RFC 5321 section 4.2.1: replies of 500 and above are permanent for this message as it stands.
        SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } refusal =>
            new GatewayException($"The mail server refused the message ({(int)refusal.StatusCode}).", isPermanent: true, cause),
        SmtpCommandException busy =>
            new GatewayException($"The mail server put the message off ({(int)busy.StatusCode}).", isPermanent: false, cause),
        AuthenticationException => new GatewayException("The mail server did not accept the account.", isPermanent: false, cause),
        SslHandshakeException => new GatewayException("No protected connection to the mail server.", isPermanent: false, cause),
        _ => new GatewayException($"The mail server could not be reached ({cause.GetType().Name}).", isPermanent: false, cause),
    };

    // The server has taken the message already: a connection that breaks now must not make it look unsent.
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            await client.DisconnectAsync(quit: false, CancellationToken.None);
        }
    }
}
