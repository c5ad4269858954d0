using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Storage.Records;

/// <summary>
/// All rows of one kind that belong to a case, asked for once in a transaction. While the case is held nobody else adds or changes any, so what was loaded
/// and what this transaction added are the whole.
/// </summary>
internal sealed class CaseRows(OrchestratorDbContext db)
{
    private const int MostOfCase = 200;
    private readonly Dictionary<(Type Kind, string CaseId), List<IOfCase>> _rows = [];

    /// <summary>The rows of a held case, oldest id first.</summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(string caseId, CancellationToken cancellationToken) where T : class, IOfCase
    {
        if (!_rows.ContainsKey((typeof(T), caseId)))
            await LoadAsync<T>([caseId], cancellationToken);
        return [.. _rows[(typeof(T), caseId)].Cast<T>()];
    }

    /// <summary>Loads the rows of many held cases in one query.</summary>
    public async Task LoadAsync<T>(IReadOnlyList<string> caseIds, CancellationToken cancellationToken) where T : class, IOfCase
    {
        await db.FlushAsync<T>(cancellationToken);
        foreach (var caseId in caseIds)
            _rows[(typeof(T), caseId)] = [];
        var rows = db.Set<T>().Where(row => caseIds.Contains(EF.Property<string>(row, nameof(IOfCase.CaseId)))).OrderBy(row => EF.Property<string>(row, "Id"));
        foreach (var row in await rows.Take(MostOfCase * caseIds.Count).ToListAsync(cancellationToken))
            _rows[(typeof(T), row.CaseId)].Add(row);
    }

    /// <summary>Takes note of a row that this transaction adds.</summary>
    public void Note(object row)
    {
        if (row is IOfCase ofCase && _rows.TryGetValue((row.GetType(), ofCase.CaseId), out var rows))
            rows.Add(ofCase);
    }
}
