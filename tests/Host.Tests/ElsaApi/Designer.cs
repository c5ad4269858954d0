using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>What a designer's user does over Elsa's contract, in one line each.</summary>
internal static class Designer
{
    private const string Prefix = "/elsa/api";

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(Prefix + path, TestContext.Current.CancellationToken);
        return await BodyAsync(answer);
    }

    public static async Task<JsonNode> PostJsonAsync(this HttpClient client, string path, JsonNode? body = null)
    {
        using var answer = await client.PostAsJsonAsync(Prefix + path, body ?? new JsonObject(), TestContext.Current.CancellationToken);
        return await BodyAsync(answer);
    }

    /// <summary>Posts what must be refused; gives the texts.</summary>
    public static async Task<string> RefusedAsync(this HttpClient client, string path, JsonNode? body = null, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await client.PostAsJsonAsync(Prefix + path, body ?? new JsonObject(), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        return text;
    }

    /// <summary>Saves a definition and publishes it if asked; gives the answer to the save.</summary>
    public static Task<JsonNode> SaveAsync(this HttpClient client, string definitionId, string root, bool publish = true, string variables = "[]", string inputs = "[]", string options = "{}", string outcomes = "[]") =>
        client.PostJsonAsync("/workflow-definitions", new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["definitionId"] = definitionId,
                ["name"] = definitionId,
                ["variables"] = JsonNode.Parse(variables),
                ["inputs"] = JsonNode.Parse(inputs),
                ["outcomes"] = JsonNode.Parse(outcomes),
                ["options"] = JsonNode.Parse(options),
                ["root"] = JsonNode.Parse(root),
            },
            ["publish"] = publish,
        });

    /// <summary>Starts an instance; gives its id.</summary>
    public static async Task<string> ExecuteAsync(this HttpClient client, string definitionId)
    {
        using var answer = await client.PostAsJsonAsync($"{Prefix}/workflow-definitions/{definitionId}/execute", new JsonObject(), TestContext.Current.CancellationToken);
        await BodyAsync(answer);
        return answer.Headers.GetValues("x-elsa-workflow-instance-id").Single();
    }

    public static async Task<JsonNode> UploadAsync(this HttpClient client, string path, string content, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "files", "file.json" } };
        using var answer = await client.PostAsync(Prefix + path, form, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
