using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Host.Commands;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Bench.Load;

/// <summary>The product's services over the measured database, in this process: for furnishing it. Nothing of it serves or runs by itself.</summary>
internal sealed class LoadServices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoadServices(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static async Task<LoadServices> OpenAsync(string connectionString, CancellationToken cancellationToken, TimeProvider? clock = null)
    {
        var app = ServeCommand.Build(new DatabaseOptions(connectionString), clock ?? TimeProvider.System, configure: builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        return new LoadServices(app);
    }

    public Task<T> InTransactionAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _app.Services.GetRequiredService<IUnitOfWork>().RunAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
