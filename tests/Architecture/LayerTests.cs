using System.Reflection;
using NetArchTest.Rules;

namespace Orchestrator.Architecture;

/// <summary>Arrows run one way: Host → {Storage, Gateways, Templates} → Workflows → Engine; Client depends on nothing of ours.</summary>
public sealed class LayerTests
{
    private static readonly string[] Ours = ["Engine", "Workflows", "Templates", "Storage", "Gateways", "Client", "Host"];

    public static TheoryData<string, string> Allowed => new()
    {
        { "Engine", "" },
        { "Workflows", "Engine" },
        { "Templates", "Engine Workflows" },
        { "Storage", "Engine Workflows" },
        { "Gateways", "Engine Workflows" },
        { "Client", "" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_uses_only_what_lies_beneath_it(string project, string allowed)
    {
        string[] beneath = [project, .. allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var referenced = Load(project).GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Orchestrator.", StringComparison.Ordinal));

        Assert.Empty(referenced.Except(beneath.Select(name => "Orchestrator." + name)));
    }

    [Theory]
    [InlineData("Engine", "Microsoft.EntityFrameworkCore")]
    [InlineData("Engine", "Microsoft.AspNetCore")]
    [InlineData("Engine", "Quartz")]
    [InlineData("Workflows", "Microsoft.EntityFrameworkCore")]
    [InlineData("Workflows", "Microsoft.AspNetCore")]
    [InlineData("Workflows", "Quartz")]
    [InlineData("Workflows", "Scriban")]
    public void A_layer_does_not_know_the_machinery_above_it(string project, string machinery)
    {
        var result = Types.InAssembly(Load(project)).ShouldNot().HaveDependencyOn(machinery).GetResult();

        Assert.True(result.IsSuccessful, $"{project} uses {machinery}: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Features_do_not_hide_behind_words_that_say_nothing()
    {
        string[] empty = ["Services", "Helpers", "Managers", "Utils", "Utilities", "Common", "Misc", "Models"];
        var found = Ours.SelectMany(project => Load(project).GetTypes())
            .Where(type => type.Namespace?.StartsWith("Orchestrator.", StringComparison.Ordinal) == true) // What the compiler's generators add is not ours to name.
            .Where(type => type.Namespace?.Split('.').Any(part => empty.Contains(part)) == true || type.Name.EndsWith("Helper", StringComparison.Ordinal) || type.Name.EndsWith("Manager", StringComparison.Ordinal) || type.Name.EndsWith("Util", StringComparison.Ordinal))
            .Select(type => type.FullName);

        Assert.Empty(found);
    }

    private static Assembly Load(string project) => Assembly.Load("Orchestrator." + project);
}
