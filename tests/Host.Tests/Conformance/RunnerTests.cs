using System.Text.Json.Nodes;
using Orchestrator.Host.Conformance;

namespace Orchestrator.Host.Tests.Conformance;

/// <summary>The runner itself: it sees what is wrong, also in a case that is written wrongly, and passes over nothing.</summary>
public sealed class RunnerTests(ConformanceSuiteTests.Databases databases) : IClassFixture<ConformanceSuiteTests.Databases>, IDisposable
{
    private const string Hello = """
        {"definitionId":"hello","name":"hello","version":1,"root":{"id":"S","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"A","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hi"}}},
          {"id":"O","type":"Elsa.SetOutput","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"At"}},"outputValue":{"typeName":"Object","expression":{"type":"Literal","value":"2005-03-01T08:00:00+08:00"}}}]}}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{"lines":["hi"]}""")]
    [InlineData("""{"linesContain":["hi"],"lastLine":"hi","lineCounts":{"hi":1},"status":"Finished","bookmarks":0,"incidents":0}""")]
    [InlineData("""{"outputs":{"At":"2005-03-01T00:00:00Z"}}""")]
    [InlineData("""{"instances":{"definitionId":"hello","count":1},"children":[],"checkpoints":[{"afterStep":0,"expect":{"lines":["hi"]}}]}""")]
    public async Task What_holds_passes(string expect) => Assert.Empty(await DifferencesAsync(expect));

    [Theory]
    [InlineData("""{"lines":["ho"]}""", "lines: expected [\"ho\"], actual [\"hi\"]")]
    [InlineData("""{"lines":"hi"}""", "a list of texts is wanted")]
    [InlineData("""{"log":"A"}""", "an object or a list of objects is wanted")]
    [InlineData("""{"outputs":["At"]}""", "an object is wanted")]
    [InlineData("""{"outputs":{"At":"2005-03-01T00:00:01Z"}}""", "outputs['At']")]
    [InlineData("""{"line":["hi"]}""", "unknown expectation 'line'")]
    [InlineData("""{"instances":{"definitionId":"hello","counts":2}}""", "unknown member 'counts'")]
    [InlineData("""{"http":[{"status":200}]}""", "http.count: expected 1, actual 0")]
    [InlineData("""{"checkpoints":[{"afterStep":1,"expect":{"lines":["never"]}}]}""", "a checkpoint after step 1, which there is not")]
    [InlineData("""{"status":5}""", "status: ")]
    [InlineData("""{"bookmarks":"none"}""", "bookmarks: ")]
    [InlineData("""{"checkpoints":[{"afterStep":0}]}""", "an object is wanted, not null")]
    [InlineData("""{"checkpoints":[{"afterStep":0,"expect":{"lines":[]}}]}""", "after step 0: lines")]
    public async Task What_does_not_hold_or_is_written_wrongly_fails(string expect, string says) =>
        Assert.Contains(says, string.Join('\n', await DifferencesAsync(expect)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"op":"begin"}""", "unknown step 'begin'")]
    [InlineData("""{"op":"start"}""", "a start needs a definitionId")]
    [InlineData("""{"op":"advance"}""", "an advance needs seconds")]
    [InlineData("""{"op":"publish","file":7}""", "there is no file 7")]
    [InlineData("""{"op":"resume","activityId":"A"}""", "nothing was started")]
    [InlineData("""{"op":"start","definitionId":"nobody"}""", "nobody")]
    public async Task A_step_that_cannot_be_carried_out_fails(string step, string says) =>
        Assert.Contains(says, string.Join('\n', await DifferencesAsync("{}", step)), StringComparison.Ordinal);

    [Fact]
    public async Task What_nothing_was_started_for_is_said_beside_the_step_that_failed() =>
        Assert.Equal(["step 0 (begin): unknown step 'begin'", "activityStatus: no instance was started"], await DifferencesAsync("""{"activityStatus":{"A":"Completed"}}""", """{"op":"begin"}"""));

    [Fact]
    public void A_folder_is_no_case_file() =>
        Assert.Contains("is a folder", Assert.Throws<FormatException>(() => ConformanceCase.Load(new FileInfo(folder.FullName))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[{"id":"a","policy":"perhaps"}]""", "perhaps")]
    [InlineData("""[{"id":"a","flowchartMode":"Tokens"}]""", "Tokens")]
    [InlineData("""[{"id":"a","steps":{"op":"drain"}}]""", "steps")]
    [InlineData("""[{"id":"a","expect":[]}]""", "expect")]
    [InlineData("""[{"policy":"must"}]""", "no id")]
    [InlineData("""{"id":"a"}""", "array")]
    [InlineData("""[{""", "cases.json")]
    public void A_file_that_holds_no_cases_is_refused(string json, string says)
    {
        var file = Write("cases.json", json);

        Assert.Contains(says, Assert.Throws<FormatException>(() => ConformanceCase.Load(file)).Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync(string expect, string step = """{"op":"start","definitionId":"hello"}""")
    {
        Write("hello.json", Hello);
        var json = new JsonArray(new JsonObject { ["id"] = "one", ["files"] = new JsonArray("hello.json"), ["steps"] = new JsonArray(JsonNode.Parse(step)), ["expect"] = JsonNode.Parse(expect) });
        var played = Assert.Single(ConformanceCase.Load(Write("cases.json", json.ToJsonString())));
        return (await new ConformanceRun(databases.Shared).RunAsync(played, TestContext.Current.CancellationToken)).Differences;
    }

    private FileInfo Write(string name, string text)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, name));
        File.WriteAllText(file.FullName, text);
        return file;
    }
}
