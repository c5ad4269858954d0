using Npgsql;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// A connection that PostgreSQL broke off while an answer was read. Npgsql says so with an exception of its own, save for a moment in which its reader has
/// lost its connection already and it stumbles over a null reference instead (seen in 10.0, when every process of the server was killed).
/// </summary>
public static class BrokenConnection
{
    private static readonly string? Driver = typeof(NpgsqlConnection).Assembly.GetName().Name;

    /// <summary>Whether the driver stumbled, and not the program.</summary>
    public static bool IsBehind(Exception exception) => exception is NullReferenceException && exception.Source == Driver;
}
