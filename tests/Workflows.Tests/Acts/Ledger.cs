using System.Collections;
using System.Globalization;
using System.Reflection;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>Every field of every record of a file, as text: what an act writes is the difference between before and after.</summary>
internal sealed class Ledger
{
    private readonly SortedDictionary<string, string> _fields = new(StringComparer.Ordinal);

    public static Ledger Of(CaseFacts facts, ActRequest request)
    {
        var ledger = new Ledger();
        ledger.Enter("case", facts.File.CaseOrNull);
        ledger.Enter("penalty", facts.File.PenaltyOrNull);
        ledger.Enter("tip", facts.File.TipOrNull);
        ledger.Enter("earlier tip", facts.EarlierTip);
        ledger.Enter("lead", facts.File.LeadOrNull);
        ledger.Enter("visit", facts.Inspection);
        ledger.Enter("document", facts.Notice);
        ledger.Enter("bulletin", facts.Bulletin);
        ledger.Enter("measure", facts.Measures.Pending);
        ledger.Enter("transfer", facts.Measures.Transfer);
        ledger.Enter("report", facts.FiledReport);
        foreach (var (kind, rows) in new (string, IEnumerable<object>)[] { ("order", facts.Orders), ("finding", facts.Findings), ("self-check", facts.SelfChecks), ("acceptance", facts.Acceptances) })
        {
            foreach (var row in rows)
                ledger.Enter($"{kind} {row.GetType().GetProperty("Id")!.GetValue(row)}", row);
        }
        foreach (var (name, value) in request.Form.Json)
            ledger._fields[$"form.{name}"] = value?.ToJsonString() ?? "–";
        return ledger;
    }

    /// <summary>Every row that has an id, by its kind.</summary>
    public static Ledger Of(IEnumerable<object> rows)
    {
        var ledger = new Ledger();
        foreach (var row in rows)
            ledger.Enter($"{row.GetType().Name} {row.GetType().GetProperty("Id")!.GetValue(row)}", row);
        return ledger;
    }

    /// <summary>Each field that changed, with what stood there and what stands there now.</summary>
    public IEnumerable<string> ChangesTo(Ledger after) =>
        _fields.Keys.Union(after._fields.Keys).Order(StringComparer.Ordinal).Where(field => At(field) != after.At(field)).Select(field => $"{field}: {At(field)} → {after.At(field)}");

    /// <summary>A record that an act adds.</summary>
    public static string New(object row) => $"new {row.GetType().Name} {Text(row)}";

    private string At(string field) => _fields.GetValueOrDefault(field, "–");

    private void Enter(string name, object? row)
    {
        foreach (var property in row is null ? [] : Kept(row))
        {
            var value = property.GetValue(row);
            if (IsPart(value))
                Enter($"{name}.{property.Name}", value);
            else
                _fields[$"{name}.{property.Name}"] = Text(value);
        }
    }

    // A record inside a row, whose fields change one by one.
    private static bool IsPart(object? value) => value is not (null or string or IFormattable or IEnumerable or bool);

    // What can be written; the rest follows from it.
    private static IEnumerable<PropertyInfo> Kept(object row) => row.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    private static string Text(object? value) => value switch
    {
        null => "–",
        string text => Guid.TryParse(text, out _) ? "(new id)" : $"“{text}”",
        LocalDate day => LocalDatePattern.Iso.Format(day),
        DateTimeOffset instant => instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool or Enum => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable rows => $"[{string.Join(", ", rows.Cast<object?>().Select(Text))}]",
        _ => $"{{ {string.Join(", ", Kept(value).Select(property => (property.Name, Value: property.GetValue(value))).Where(pair => pair.Value is not (null or false)).Select(pair => $"{pair.Name} {Text(pair.Value)}"))} }}",
    };
}
