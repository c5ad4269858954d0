using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Storage.Tests;

/// <summary>Work is set aside for its own failures only.</summary>
public sealed class DatabaseAwayTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.NotNullViolation, false)]
    [InlineData(PostgresErrorCodes.QueryCanceled, false)]
    public void What_the_server_says_tells_whether_it_is_away(string state, bool isAway) =>
        Assert.Equal(isAway, DatabaseAway.Caused(new DbUpdateException("not written", new PostgresException("said", "ERROR", "ERROR", state))));

    [Fact]
    public void A_connection_that_breaks_is_nobodys_fault() =>
        Assert.True(DatabaseAway.Caused(new InvalidOperationException("later", new NpgsqlException("broken", new IOException("reset by peer")))));

    [Theory]
    [InlineData("Npgsql", true)]
    [InlineData("Orchestrator.Workflows", false)]
    public void A_driver_that_stumbles_over_its_lost_connection_is_told_from_a_program_that_stumbles(string source, bool isAway)
    {
        var stumble = Activator.CreateInstance<NullReferenceException>();
        stumble.Source = source;

        Assert.Equal(isAway, DatabaseAway.Caused(new InvalidOperationException("later", stumble)));
    }

    [Fact]
    public void A_statement_that_runs_too_long_may_be_the_works_own_fault() =>
        Assert.False(DatabaseAway.Caused(new NpgsqlException("too long", new TimeoutException())));

    [Fact]
    public void What_has_nothing_to_do_with_the_database_is_the_works_own_fault() =>
        Assert.False(DatabaseAway.Caused(new InvalidOperationException("a fault of the work")));
}
