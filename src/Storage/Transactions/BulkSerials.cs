using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

/// <summary>The numbers that a transaction gives while it makes many new things: taken in hand one after the other, their counters written once.</summary>
internal sealed class BulkSerials(OrchestratorDbContext db, SerialForecast forecast) : IDisposable
{
    private readonly Dictionary<string, Run> _runs = [];
    private readonly List<string> _forecast = [];
    private bool _hasTurn;

    public bool HasAny => _runs.Count > 0;

    public bool Gives(string series) => _runs.ContainsKey(series);

    /// <summary>The next number. <paramref name="take"/> takes one from the series' row, which stays locked until the end of the transaction.</summary>
    public async Task<int> NextAsync(string series, Func<Task<int>> take, CancellationToken cancellationToken)
    {
        if (!_runs.TryGetValue(series, out var run))
            run = await BeginAsync(series, cancellationToken) is { } before ? new Run(before, before + 1) : new Run(null, await take());
        else
            run = run with { Last = run.Last + 1 };
        _runs[series] = run;
        return run.Last;
    }

    /// <summary>The number that was taken last is free again.</summary>
    public void Return(string series) => _runs[series] = _runs[series] with { Last = _runs[series].Last - 1 };

    /// <summary>All numbers are taken: others may reckon on from them.</summary>
    public void HandOn()
    {
        if (!_hasTurn)
            return;
        _hasTurn = false;
        forecast.Leave(_runs.Select(run => KeyValuePair.Create(run.Key, run.Value.Last)));
    }

    /// <summary>Writes the counters.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A series has not come to where the forecast said; the transaction must be undone and tried again.</exception>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (series, run) in _runs)
        {
            if (run.Before is not { } before)
            {
                await db.Database.ExecuteSqlAsync($"update series_counters set last_serial = {run.Last} where id = {series}", cancellationToken);
                continue;
            }
            _forecast.Add(series);
            // A counter that the batch before has made and not committed is waited for here; to the update it would not be there.
            await db.Database.ExecuteSqlAsync($"insert into series_counters (id, last_serial) values ({series}, 0) on conflict (id) do nothing", cancellationToken);
            var written = await db.Database.ExecuteSqlAsync($"update series_counters set last_serial = {run.Last} where id = {series} and last_serial = {before}", cancellationToken);
            if (written == 0)
                throw new DbUpdateConcurrencyException($"Numbers of {series} were given by another transaction meanwhile.");
        }
        _runs.Clear();
    }

    /// <summary>The transaction is committed; what was forecast is so.</summary>
    public void Committed() => _forecast.Clear();

    /// <summary>Whatever was not committed was not given.</summary>
    public void Dispose()
    {
        if (_hasTurn)
            forecast.Leave([]);
        _hasTurn = false;
        foreach (var series in _forecast)
            forecast.Contest(series);
        _forecast.Clear();
    }

    /// <summary>The number after which this transaction may go on without locking the row; null when it had better lock it.</summary>
    private async Task<int?> BeginAsync(string series, CancellationToken cancellationToken)
    {
        // What this transaction has written already it holds; and SQLite has one writer.
        if (_forecast.Contains(series) || !db.IsPostgres || forecast.IsContested(series))
            return null;
        if (!_hasTurn && !(_hasTurn = await forecast.EnterAsync(cancellationToken)))
            return null;
        if (forecast.LastOf(series) is { } last)
            return last;
        return (await db.Database.SqlQuery<int>($"select last_serial from series_counters where id = {series}").ToListAsync(cancellationToken)) is [var stored] ? stored : 0;
    }

    /// <param name="Before">The number that must stand in the row for these to be given; null when the row is locked.</param>
    private sealed record Run(int? Before, int Last);
}
