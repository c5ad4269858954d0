using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Catalog;
using Orchestrator.Host.Publications;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Publications;

/// <summary>Whoever reads a shipped diagram in Chinese finds every way out of every step in Chinese.</summary>
public sealed class OutcomeCaptions
{
    [Theory]
    [InlineData("acceptance")]
    [InlineData("campaign")]
    [InlineData("enforcement")]
    [InlineData("penalty")]
    [InlineData("unit-case")]
    [InlineData("tip")]
    [InlineData("measure")]
    [InlineData("lead")]
    [InlineData("preservation")]
    public void Every_outcome_that_a_shipped_definition_connects_has_a_Chinese_caption(string definition)
    {
        using var folder = new TemporaryFolder();
        using var tool = HostComposition.BuildTool(new DatabaseOptions(folder.File("none.db")));
        var words = new StepWords(tool.Services.GetRequiredService<ActivityRegistry>(), tool.Services.GetRequiredService<IActCatalog>());
        var root = JsonNode.Parse(File.ReadAllText(RepositoryFolder.Combine("workflows-json", definition + ".json")))!["root"]!;
        var steps = root["activities"]!.AsArray().ToDictionary(step => (string)step!["id"]!, step => step!.AsObject());

        var unnamed = root["connections"]!.AsArray()
            .Select(line => (Step: steps[(string)line!["source"]!["activity"]!], Port: (string)line["source"]!["port"]!))
            .Where(way => words.OutcomeOf((string)way.Step["type"]!, StepWords.ActOf(way.Step), way.Port) is var caption && !caption.Any(c => c is >= '一' and <= '龥'))
            .Select(way => $"{way.Step["type"]} {StepWords.ActOf(way.Step)} {way.Port}").Distinct();

        Assert.Empty(unnamed);
    }
}
