using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Security;

/// <summary>The key that signs bearer tokens. It is made once and kept in the database, so that every node accepts what another one gave.</summary>
internal sealed class TokenKey(IUnitOfWork unitOfWork, TimeProvider clock)
{
    private const string Id = "token-signing";
    private readonly Lock _lock = new();
    private SymmetricSecurityKey? _key;

    /// <summary>The key; read (or made) at first use.</summary>
    public SymmetricSecurityKey Get()
    {
        if (_key is { } known)
            return known;
        // The token handler asks synchronously, once in a process's life.
        var loaded = Task.Run(LoadAsync).GetAwaiter().GetResult();
        lock (_lock)
            return _key ??= loaded;
    }

    private Task<SymmetricSecurityKey> LoadAsync() => unitOfWork.RunAsync(async (services, cancellationToken) =>
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        var row = await db.HostKeys.FirstOrDefaultAsync(key => key.Id == Id, cancellationToken);
        if (row is null)
        {
            row = new HostKey { Id = Id, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)), CreatedAt = clock.GetUtcNow() };
            db.Add(row);
        }

        return new SymmetricSecurityKey(Convert.FromBase64String(row.Value)) { KeyId = Id };
    });
}
