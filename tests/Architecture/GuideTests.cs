using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Orchestrator.Architecture;

/// <summary>What the guide for authors of activities shows is compiled and run, and it is written from outside of the engine.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Every_block_of_code_is_a_region_of_the_tests_and_every_region_is_shown()
    {
        var root = SourceTests.FindRoot();
        var shown = Block().Matches(File.ReadAllText(Path.Combine(root, "docs", "guides", "activities.md"))).Select(match => match.Groups[1].Value.Trim());
        var tested = Directory.EnumerateFiles(Path.Combine(root, "tests", "Engine.Tests", "Guide"), "*.cs").SelectMany(file => Region().Matches(File.ReadAllText(file))).Select(match => Outdented(match.Groups[1].Value));

        Assert.Equal(tested.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_engine_opens_its_inside_to_nobody() =>
        Assert.Empty(typeof(Engine.Activity).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), inherit: false));

    private static string Outdented(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var margin = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < margin ? "" : line[margin..].TrimEnd()));
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *#region [^\n]*\n(.*?)^ *#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();
}
