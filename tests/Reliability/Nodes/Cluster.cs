using Npgsql;
using Orchestrator.Testing;

namespace Orchestrator.Reliability.Nodes;

/// <summary>A PostgreSQL of its own that writes through to a small disk of its own. Worlds come and go on it.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int Megabytes = 600;

    private Cluster(SmallDisk disk, PostgresServer server) => (Disk, Server) = (disk, server);

    public SmallDisk Disk { get; }

    public PostgresServer Server { get; }

    public static async Task<Cluster> StartAsync()
    {
        var disk = await SmallDisk.MountAsync(Megabytes);
        var server = new PostgresServer { Durable = true, Folder = disk.Path, Settings = ["max_wal_size=96MB", "min_wal_size=32MB"] };
        try
        {
            await server.InitializeAsync();
            return new Cluster(disk, server);
        }
        catch
        {
            await server.DisposeAsync();
            disk.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Server.DisposeAsync();
        Disk.Dispose();
    }
}
