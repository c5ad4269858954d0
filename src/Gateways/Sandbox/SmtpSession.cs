using System.Text;
using MimeKit;
using Orchestrator.Gateways.Mail;

namespace Orchestrator.Gateways.Sandbox;

/// <summary>The server's side of one SMTP connection (RFC 5321), as far as a sender needs it.</summary>
internal sealed class SmtpSession(Stream stream, SandboxFault fault, Action<SandboxMail> keep) : IDisposable
{
    private const int MaximumLetter = 10 * 1024 * 1024;

    // Latin-1 maps every byte to one character and back, so that the letter's own encoding is left to its parser.
    private readonly StreamReader _reader = new(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
    private readonly List<string> _recipients = [];
    private string _sender = "";

    public void Dispose() => _reader.Dispose();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (fault == SandboxFault.Stall)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        if (fault == SandboxFault.Unavailable)
        {
            await SayAsync("421 orchestrator.invalid Service not available", cancellationToken);
            return;
        }

        await SayAsync("220 orchestrator.invalid ESMTP sandbox", cancellationToken);
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!await AnswerAsync(line, cancellationToken))
                return;
        }
    }

    private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        switch (line.Split(' ', 2)[0].ToUpperInvariant())
        {
            case "EHLO":
                await SayAsync($"250-orchestrator.invalid\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {MaximumLetter}", cancellationToken);
                return true;
            case "HELO" or "NOOP":
                await SayAsync("250 OK", cancellationToken);
                return true;
            case "MAIL":
                _sender = Address(line);
                _recipients.Clear();
                await SayAsync("250 OK", cancellationToken);
                return true;
            case "RCPT" when fault == SandboxFault.Reject:
                await SayAsync("550 No such mailbox", cancellationToken);
                return true;
            case "RCPT":
                _recipients.Add(Address(line));
                await SayAsync("250 OK", cancellationToken);
                return true;
            case "DATA" when _recipients.Count == 0:
                await SayAsync("503 No recipient", cancellationToken);
                return true;
            case "DATA":
                return await TakeAsync(cancellationToken);
            case "RSET":
                _recipients.Clear();
                await SayAsync("250 OK", cancellationToken);
                return true;
            case "QUIT":
                await SayAsync("221 Bye", cancellationToken);
                return false;
            default:
                await SayAsync("502 Command not implemented", cancellationToken);
                return true;
        }
    }

    private async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        await SayAsync("354 End with a line that holds a single dot", cancellationToken);
        var text = new StringBuilder();
        while (await _reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
        {
            // RFC 5321 section 4.5.2: a leading dot was doubled by the sender.
            if (text.Length <= MaximumLetter)
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (text.Length > MaximumLetter)
        {
            await SayAsync("552 Message too large", cancellationToken);
            return true;
        }

        using var content = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        using var letter = await MimeMessage.LoadAsync(content, cancellationToken);
        keep(new SandboxMail(letter.MessageId, letter.Headers[MailChannel.KeyHeader], _sender, [.. _recipients],
            letter.Subject, letter.TextBody?.TrimEnd('\r', '\n'), letter.Date));
        _recipients.Clear();
        if (fault == SandboxFault.LoseAnswer)
            return false;
        await SayAsync("250 OK", cancellationToken);
        return true;
    }

    private async Task SayAsync(string reply, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellationToken);

    // "MAIL FROM:<a@b> SIZE=1" → "a@b"; with SMTPUTF8 the bytes are UTF-8.
    private static string Address(string line)
    {
        var start = line.IndexOf('<', StringComparison.Ordinal) + 1;
        var end = line.IndexOf('>', StringComparison.Ordinal);
        return start > 0 && end > start ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line[start..end])) : "";
    }
}
