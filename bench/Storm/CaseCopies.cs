using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Orchestrator.Bench.Load;

namespace Orchestrator.Bench.Storm;

/// <summary>
/// One case that was really played, many times over: its rows are read with COPY as text, each of their keys is replaced by one of the copy's own,
/// and the copies go in with COPY. What lies behind the case (documents, journal, chain) stays with the original.
/// </summary>
internal sealed class CaseCopies(LoadDatabase database)
{
    private const int DigitsOfNumber = 8;

    // Which rows make up a waiting case; $1 stands for its id.
    private static readonly (string Table, string Where, string[] Keys)[] Parts =
    [
        ("cases", "id = '$1'", ["id", "number"]),
        ("units", "id = (select unit_id from cases where id = '$1')", ["id", "code"]),
        ("people", "unit_id = (select unit_id from cases where id = '$1')", ["id", "sign_in_name"]),
        ("workflow_instances", "correlation_id = '$1'", ["id"]),
        ("bookmarks", "instance_id in (select id from workflow_instances where correlation_id = '$1')", []),
        ("work_tasks", "case_id = '$1' and status = 'Open'", ["id"]),
        ("deadlines", "case_id = '$1' and status = 'Armed' and kind <> 'Reminder'", ["id"]),
        ("rectification_orders", "case_id = '$1'", ["id"]),
    ];

    /// <summary>How the key of a copy reads.</summary>
    public static string KeyOf(string key, int number) =>
        (key.Length > DigitsOfNumber ? key[..^DigitsOfNumber] : key) + number.ToString("D" + DigitsOfNumber, CultureInfo.InvariantCulture);

    /// <summary>Makes that many copies, numbered on from <paramref name="first"/>.</summary>
    public async Task MakeAsync(string caseId, int count, int first = 1)
    {
        await using var connection = await database.OpenAsync();
        var keys = new HashSet<string>();
        foreach (var (table, where, columns) in Parts)
        {
            foreach (var column in columns)
                keys.UnionWith(await ListAsync(connection, $"select {column} from {table} where {where.Replace("$1", caseId)}"));
        }
        var pattern = new Regex(string.Join('|', keys.OrderByDescending(key => key.Length).Select(Regex.Escape)));
        foreach (var (table, where, _) in Parts)
        {
            using var reader = await connection.BeginTextExportAsync($"copy (select * from {table} where {where.Replace("$1", caseId)}) to stdout");
            var original = await reader.ReadToEndAsync();
            reader.Dispose();
            var pieces = Split(original, pattern);
            await using var writer = await connection.BeginTextImportAsync($"copy {table} from stdin");
            for (var number = first; number < first + count; number++)
                await writer.WriteAsync(Joined(pieces, number));
        }
    }

    private static List<(string Text, bool IsKey)> Split(string text, Regex pattern)
    {
        var pieces = new List<(string, bool)>();
        var from = 0;
        foreach (Match match in pattern.Matches(text))
        {
            pieces.Add((text[from..match.Index], false));
            pieces.Add((match.Value, true));
            from = match.Index + match.Length;
        }
        pieces.Add((text[from..], false));
        return pieces;
    }

    private static StringBuilder Joined(List<(string Text, bool IsKey)> pieces, int number)
    {
        var joined = new StringBuilder();
        foreach (var (text, isKey) in pieces)
            joined.Append(isKey ? KeyOf(text, number) : text);
        return joined;
    }

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }
}
