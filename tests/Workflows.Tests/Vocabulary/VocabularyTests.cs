using System.Globalization;
using System.Reflection;
using System.Text;
using Orchestrator.Testing;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Tests.Vocabulary;

/// <summary>The words by which the domain calls things to people stand in approved files, to be read through like a glossary.</summary>
public sealed class VocabularyTests
{
    private const BindingFlags Own = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Each kind of cell with what it takes, what lies just inside and outside of its bounds, and what it does not know.
    private static readonly string[] Cells =
    [
        "甲", "无", "是", "no", "true", "2", "0", "-1", "1,024", "0.5", "10000000", "10000001", "2005-04-01", "2005/4/1", "2005.04.01", "2005-02-30", "福田", "南山区", "北京", "10.0.0.0/24",
        "10.0.0.9-10.0.0.1", "企业", "sdh", "转售", "440301103456789", .. new[] { 40, 41, 60, 61, 100, 101, 200, 201, 400, 401, 1000, 1001 }.Select(length => new string('长', length)),
        string.Join(';', Enumerable.Range(0, 200).Select(i => $"10.0.{i}.1")), string.Join(';', Enumerable.Range(0, 201).Select(i => $"10.0.{i}.1")),
    ];

    private static IEnumerable<Type> Vocabularies => typeof(Refusal).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true }).OrderBy(type => type.FullName, StringComparer.Ordinal);

    [Fact]
    public void Everything_that_can_be_enumerated_has_the_names_that_were_approved()
    {
        var text = new StringBuilder();
        foreach (var type in Vocabularies)
        {
            foreach (var method in type.GetMethods(Own).Where(method => !method.IsPrivate && method.GetParameters() is [{ ParameterType.IsEnum: true }] && IsText(method.ReturnType)).OrderBy(method => method.ToString(), StringComparer.Ordinal))
            {
                var kind = method.GetParameters()[0].ParameterType;
                text.Append(CultureInfo.InvariantCulture, $"{type.Name}.{method.Name}({kind.Name})\n");
                foreach (var value in Enum.GetValues(kind))
                    text.Append(CultureInfo.InvariantCulture, $"  {value}: {Said(() => method.Invoke(null, [value]))}\n");
            }
        }
        Approved.Check("tests/Workflows.Tests/Vocabulary/Approved/names.txt", text.ToString());
    }

    [Fact]
    public void What_is_refused_is_refused_in_the_words_that_were_approved()
    {
        var text = new StringBuilder();
        foreach (var type in Vocabularies.Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{type.Name}\n");
            foreach (var property in type.GetProperties(Own).Where(property => property.PropertyType == typeof(Refusal)))
                text.Append(CultureInfo.InvariantCulture, $"  {property.Name}: {property.GetValue(null)}\n");
            foreach (var method in type.GetMethods(Own).Where(method => method.ReturnType == typeof(Refusal) && !method.IsSpecialName && !method.IsPrivate))
                text.Append(CultureInfo.InvariantCulture, $"  {method.Name}: {Said(() => method.Invoke(null, [.. method.GetParameters().Select(parameter => Sample.Of(parameter.ParameterType, parameter.Name!))]))}\n");
        }
        Approved.Check("tests/Workflows.Tests/Vocabulary/Approved/refusals.txt", text.ToString());
    }

    [Fact]
    public void The_columns_of_the_table_of_second_level_units_take_what_was_approved()
    {
        var text = new StringBuilder();
        foreach (var column in DeclarationColumns.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{column.Name} {column.Zh} {column.Need} “{column.Hint}” [{string.Join("、", column.Others)}] ({string.Join("、", column.Choices ?? [])})\n");
            var answers = Cells.GroupBy(cell => Taken(column, cell)).OrderBy(group => group.Count()).ToList();
            foreach (var answer in answers)
                text.Append(CultureInfo.InvariantCulture, $"  {(answer == answers[^1] ? "else" : string.Join(" | ", answer.Select(Short)))} → {answer.Key}\n");
        }
        Approved.Check("tests/Workflows.Tests/Vocabulary/Approved/declaration-columns.txt", text.ToString());
    }

    [Fact]
    public void The_columns_of_the_register_are_known_by_the_headers_that_were_approved()
    {
        var text = string.Concat(UnitColumn.All.Select(column => $"{column.Name} {column.Zh} {(column.Required ? "required" : "optional")} {column.MaxLength} [{string.Join("、", column.Others)}]\n"));
        Approved.Check("tests/Workflows.Tests/Vocabulary/Approved/unit-columns.txt", text);
        Assert.All(UnitColumn.All, column => Assert.All(column.Others.Append(column.Name).Append(column.Zh), header => Assert.Same(column, UnitColumn.ByHeaderText($" {header.ToUpperInvariant()}： "))));
        Assert.Null(UnitColumn.ByHeaderText("别的"));
        Assert.Null(UnitColumn.ByHeaderText(null));
    }

    [Fact]
    public void The_people_of_a_simulation_have_the_roles_that_were_approved()
    {
        var text = string.Concat(new SyntheticPeople(7, pairsPerDistrict: 2).All.Select(person => $"{person.SignInName} {person.DisplayName} [{string.Join("、", person.Roles)}] {person.District} {person.Badge}\n"));
        Approved.Check("tests/Workflows.Tests/Vocabulary/Approved/people.txt", text);
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof((string, string)) || type == typeof((string, string)?);

    private static string Taken(DeclarationColumn column, string cell)
    {
        var row = new DeclaredUnit { Id = "i", CampaignId = "k", DeclarationId = "d", ReporterUnitId = "u" };
        return column.Read(row, cell) is { } fault ? $"✗ {fault.Zh} / {fault.En}".Replace($"“{cell}”", "“…”", StringComparison.Ordinal).Replace($"'{cell}'", "'…'", StringComparison.Ordinal) : Short(column.Write(row) ?? "") == Short(cell) ? "as it is" : Short(column.Write(row) ?? "");
    }

    private static string Short(string text) => text.Length > 30 ? $"{text[0]}…({text.Length.ToString(CultureInfo.InvariantCulture)})" : text;

    private static string Said(Func<object?> say)
    {
        try
        {
            return say()?.ToString() ?? "—";
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException or InvalidOperationException or System.Diagnostics.UnreachableException)
        {
            return "(" + refused.InnerException.GetType().Name + ")";
        }
    }
}
