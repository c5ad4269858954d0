using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// Writes many new rows with PostgreSQL's COPY within the context's transaction. Tables, columns and conversions are those of the model; the rows are
/// not tracked.
/// </summary>
internal sealed class BulkCopy
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<IEntityType, BulkCopy> Tables = new();
    private readonly string _command;
    private readonly Cell[] _cells;

    private BulkCopy(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table) ?? throw new InvalidOperationException($"{type.DisplayName()} has no table.");
        var columns = type.GetProperties().Where(property => property.GetColumnName(table) is not null).ToList();
        using var probe = new NpgsqlCommand();
        _cells = [.. columns.Select(property => new Cell(property, TypeOf(property, probe)))];
        _command = $"copy \"{table.Name}\" ({string.Join(", ", columns.Select(property => $"\"{property.GetColumnName(table)}\""))}) from stdin (format binary)";
    }

    /// <summary>Writes the rows, kind by kind. The transaction must be open.</summary>
    public static async Task WriteAsync(OrchestratorDbContext db, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        foreach (var kind in rows.GroupBy(row => row.GetType()))
        {
            var type = db.Model.FindEntityType(kind.Key) ?? throw new InvalidOperationException($"{kind.Key.Name} is not part of the model.");
            await Tables.GetOrAdd(type, static type => new BulkCopy(type)).WriteAsync(connection, kind, cancellationToken);
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await using var import = await connection.BeginBinaryImportAsync(_command, cancellationToken);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellationToken);
            foreach (var cell in _cells)
            {
                if (cell.ValueOf(row) is { } value)
                    await import.WriteAsync(value, cell.Type, cancellationToken);
                else
                    await import.WriteNullAsync(cancellationToken);
            }
        }
        await import.CompleteAsync(cancellationToken);
    }

    private static NpgsqlDbType TypeOf(IProperty property, NpgsqlCommand probe) =>
        ((NpgsqlParameter)property.GetRelationalTypeMapping().CreateParameter(probe, "", null, nullable: true)).NpgsqlDbType;

    private sealed class Cell(IProperty property, NpgsqlDbType type)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

        public NpgsqlDbType Type { get; } = type;

        public object? ValueOf(object row) => _getter.GetClrValue(row) is not { } value ? null : _convert is null ? value : _convert(value);
    }
}
