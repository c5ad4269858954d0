using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Host.Workbench.Outbox;

/// <summary>Reads the messages that leave the house, newest first; pages by keyset.</summary>
internal sealed class OutboxReader(RecordReader records)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<OutboxMessage>> ListAsync(OutboxStatus? status, string? channel, OutboxMessage? after) => records.ReadAsync(async db =>
    {
        var messages = db.Outbox.AsQueryable();
        if (status is { } wanted)
            messages = messages.Where(m => m.Status == wanted);
        if (channel is { } way)
            messages = messages.Where(m => m.Channel == way);
        if (after is not null)
            messages = messages.Where(m => m.CreatedAt < after.CreatedAt || (m.CreatedAt == after.CreatedAt && string.Compare(m.Id, after.Id) < 0));
        return (IReadOnlyList<OutboxMessage>)await messages.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize).ToListAsync();
    });

    public Task<IReadOnlyDictionary<OutboxStatus, int>> CountAsync() => records.ReadAsync(async db =>
        (IReadOnlyDictionary<OutboxStatus, int>)await db.Outbox.GroupBy(m => m.Status).ToDictionaryAsync(g => g.Key, g => g.Count()));
}
