using Orchestrator.Host.Draining;
using Orchestrator.Storage.Due;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Outbox;

/// <summary>
/// Sends what waits in the outbox, at least once. A message is taken in one transaction (its next attempt is put off, so that no other node sends
/// it meanwhile), sent outside any transaction, and its fate written in another: a node that dies in between sends it again, under the same key.
/// </summary>
internal sealed class OutboxDispatcher(IUnitOfWork unitOfWork, IEnumerable<IMessageChannel> channels, NodeDuty duty, TimeProvider clock, ILogger<OutboxDispatcher> log)
{
    private const int BatchSize = 50;
    private const int MaxAttempts = 12;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, IMessageChannel> _channels = channels.ToDictionary(channel => channel.Channel);

    /// <summary>Sends until nothing is due; returns how many were sent.</summary>
    public async Task<int> RunUntilIdleAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (duty.TakesWork && await TakeAsync(cancellationToken) is { Count: > 0 } messages)
        {
            var fates = new Dictionary<string, string?>();
            foreach (var message in messages)
                fates[message.Id] = await SendAsync(message, cancellationToken);
            await RecordAsync(fates, cancellationToken);
            sent += fates.Values.Count(error => error is null);
        }

        return sent;
    }

    private Task<IReadOnlyList<OutboxMessage>> TakeAsync(CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var now = clock.GetUtcNow();
        var due = await services.GetRequiredService<DueWork>().TakeOutboxAsync(now, BatchSize, token);
        foreach (var message in due)
        {
            message.Attempts++;
            message.NextAttemptAt = now + Lease;
        }

        return due;
    }, cancellationToken);

    private async Task<string?> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!_channels.TryGetValue(message.Channel, out var channel))
            return $"No channel is set up for '{message.Channel}'.";
        try
        {
            await channel.SendAsync(message, cancellationToken);
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("Message {MessageId} could not be sent over {Channel}: {Error}", message.Id, message.Channel, error.Message);
            return error.Message;
        }
    }

    private Task RecordAsync(Dictionary<string, string?> fates, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var records = services.GetRequiredService<IRecords>();
        var (now, ids) = (clock.GetUtcNow(), fates.Keys.ToList());
        foreach (var message in await records.ListAsync<OutboxMessage>(row => ids.Contains(row.Id), ids.Count, rows => rows.OrderBy(row => row.Id), token))
        {
            var error = fates[message.Id];
            if (error is null)
            {
                message.Status = OutboxStatus.Sent;
                message.SentAt = now;
                message.LastError = null;
                continue;
            }

            message.LastError = error.Length > 500 ? error[..500] : error;
            if (message.Attempts >= MaxAttempts)
                message.Status = OutboxStatus.Dead;
            else
                message.NextAttemptAt = now + PauseAfter(message.Attempts);
        }
    }, cancellationToken);

    /// <summary>10 s, 20 s, 40 s … up to an hour.</summary>
    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(attempts - 1, 12)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
