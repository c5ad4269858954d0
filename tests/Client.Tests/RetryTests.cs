using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client.Tasks;
using Orchestrator.Client.Units;
using Refit;

namespace Orchestrator.Client.Tests;

public sealed class RetryTests
{
    [Fact]
    public async Task A_command_is_tried_again_under_the_same_key()
    {
        var far = new FarSide(HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        await using var client = Client(far);
        await client.GetRequiredService<ITasksApi>().CompleteAsync("t1", new TaskCompletion("Accept"));
        Assert.Equal(3, far.Keys.Count);
        Assert.Single(far.Keys.Distinct());
        Assert.False(string.IsNullOrEmpty(far.Keys[0]));
    }

    [Fact]
    public async Task Two_commands_have_two_keys_and_a_given_key_stays()
    {
        var far = new FarSide(HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK);
        await using var client = Client(far);
        var tasks = client.GetRequiredService<ITasksApi>();
        await tasks.CompleteAsync("t1", new TaskCompletion("Accept"));
        await tasks.CompleteAsync("t1", new TaskCompletion("Accept"));
        await tasks.CompleteAsync("t1", new TaskCompletion("Accept"), idempotencyKey: "mine");
        Assert.Equal(3, far.Keys.Distinct().Count());
        Assert.Equal("mine", far.Keys[2]);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        var far = new FarSide(HttpStatusCode.Conflict, HttpStatusCode.OK);
        await using var client = Client(far);
        await Assert.ThrowsAsync<ApiException>(() => client.GetRequiredService<ITasksApi>().CompleteAsync("t1", new TaskCompletion("Accept")));
        Assert.Single(far.Keys);
    }

    [Fact]
    public async Task An_upload_is_not_tried_again_because_its_stream_is_spent()
    {
        var far = new FarSide(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        await using var client = Client(far);
        using var file = new MemoryStream([1, 2, 3]);
        await Assert.ThrowsAsync<ApiException>(() => client.GetRequiredService<IUnitsApi>().ImportAsync("c1", new StreamPart(file, "a.csv")));
        Assert.Single(far.Keys);
    }

    private static ServiceProvider Client(FarSide far)
    {
        var services = new ServiceCollection();
        services.AddOrchestratorClient(
            new OrchestratorClientOptions { BaseAddress = new Uri("http://localhost"), RetryDelay = TimeSpan.FromMilliseconds(1) },
            http => http.ConfigurePrimaryHttpMessageHandler(() => far));
        return services.BuildServiceProvider();
    }

    /// <summary>Answers with the given statuses, one after the other, and notes the keys.</summary>
    private sealed class FarSide(params HttpStatusCode[] statuses) : HttpMessageHandler
    {
        public List<string> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
            return Task.FromResult(new HttpResponseMessage(statuses[Keys.Count - 1])
            {
                RequestMessage = request,
                Content = new StringContent("""{"taskId":"t1","openTaskIds":[]}""", System.Text.Encoding.UTF8, "application/json"),
            });
        }
    }
}
