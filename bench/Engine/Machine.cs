using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Engine;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Bench.Engine;

/// <summary>An engine over a <see cref="MemoryStore"/>, which lives as long as the process.</summary>
internal sealed class Machine
{
    private readonly IServiceProvider services;

    public Machine()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        collection.AddSingleton<IEngineStore>(Store);
        collection.AddSingleton<IWorkflowConsole, SilentConsole>();
        collection.AddEngine(o => o.AddActivitiesFrom(typeof(Machine).Assembly));
        services = collection.BuildServiceProvider();
    }

    public MemoryStore Store { get; } = new();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public void Publish(string id, string json) => Store.Add(new WorkflowDefinition
    {
        Id = id + ":v1",
        DefinitionId = id,
        Version = 1,
        Name = id,
        IsLatest = true,
        IsPublished = true,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Json = json,
    });

    public Task<WorkflowRunResult> StartAsync(string id) => With(runtime => runtime.StartAsync(new StartWorkflowRequest { VersionId = id + ":v1" }));

    public async Task<T> With<T>(Func<IWorkflowRuntime, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>());
    }

    private sealed class SilentConsole : IWorkflowConsole
    {
        public void WriteLine(string instanceId, string text)
        {
        }
    }
}
