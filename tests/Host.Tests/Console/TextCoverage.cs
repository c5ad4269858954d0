using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Worklist;
using Orchestrator.Testing;
using Orchestrator.Workflows;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Workbench;

/// <summary>Every text exists in both languages, and none stands outside the resources.</summary>
public sealed partial class TextCoverage
{
    private static readonly Texts Texts = new();
    private static readonly string Folder = RepositoryFolder.Combine("src", "Host", "Console");

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Texts.Keys("zh").Order(StringComparer.Ordinal), Texts.Keys("en").Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_have_the_same_places_to_fill()
    {
        var (zh, en) = (Read("zh"), Read("en"));
        Assert.All(zh.Keys, key => Assert.Equal(Places(zh[key]), Places(en[key])));
    }

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var named = Sources("*.razor").Concat(Sources("*.cs")).SelectMany(source => LookUpPattern().Matches(source.Text)).SelectMany(lookUp => KeyPattern().Matches(lookUp.Value).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.NotEmpty(named);
        Assert.Equal([], named.Except(Texts.Keys("zh")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_that_a_page_names_by_an_enumeration_has_its_text()
    {
        var missing = All<DueGroup>("due").Concat(All<WorklistScope>("scope")).Concat(All<CasePhase>("phase")).Concat(All<CampaignState>("campaignState")).Concat(All<NoticeStatus>("noticeStatus"))
            .Concat(All<ServiceMode>("service")).Concat(All<OutboxStatus>("outbox")).Concat(All<DeadlineKind>("deadlineKind")).Concat(All<DeadlineStatus>("deadlineStatus"))
            .Concat(All<SelfCheckStatus>("selfCheck")).Concat(All<InspectionKind>("inspection")).Concat(All<InspectionResult>("inspectionResult")).Concat(All<FindingStatus>("finding"))
            .Concat(All<OrderStatus>("order")).Concat(All<InspectionPlanState>("planState")).Concat(All<PlannedVisitStatus>("visitStatus")).Concat(All<LawGround>("lawGround")).Concat(VisitRisk.AllGrounds.Select(ground => $"visitGround.{ground}"))
            .Concat(Role.OfPeople.Select(role => $"role.{role}")).Except(Texts.Keys("zh"));
        Assert.Equal([], missing);
    }

    [Fact]
    public void Every_act_that_the_domain_knows_has_its_name()
    {
        var services = new ServiceCollection();
        services.AddCasework();
        using var provider = services.BuildServiceProvider();
        var acts = provider.GetRequiredService<IActCatalog>().Forms.Select(form => $"act.{form.Act}").ToHashSet();
        Assert.NotEmpty(acts);
        Assert.Equal([], acts.Except(Texts.Keys("zh")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_page_has_Chinese_of_its_own() =>
        Assert.All(Sources("*.razor"), source => Assert.False(HanPattern().IsMatch(source.Text), $"{source.Name} holds Chinese text: {HanPattern().Match(source.Text).Value}"));

    private static IEnumerable<string> All<T>(string prefix) where T : struct, Enum => Enum.GetValues<T>().Select(value => $"{prefix}.{value}");

    private static IEnumerable<(string Name, string Text)> Sources(string pattern) =>
        Directory.EnumerateFiles(Folder, pattern, SearchOption.AllDirectories).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    private static Dictionary<string, string> Read(string language) =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, "Localization", $"texts.{language}.json")))!;

    private static string Places(string text) => string.Join(' ', PlacePattern().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    // A look-up with all that stands in its brackets, and the problems of a form, which are keys themselves.
    [GeneratedRegex("\\bT\\[[^\\]]*\\]|\"form\\.[a-zA-Z]+\"")]
    private static partial Regex LookUpPattern();

    [GeneratedRegex("(?<!\\$)\"([a-zA-Z]+\\.[a-zA-Z]+)\"")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex HanPattern();
}
