using Xunit.Sdk;
using Xunit.v3;

namespace Orchestrator.Workflows.Tests.Quality;

/// <summary>Listens to a run of tests and stops it at the first that fails.</summary>
internal sealed class FirstFailure(CancellationTokenSource stop) : IMessageSink
{
    private string? _message;

    /// <summary>What the first test to fail says; null when all pass.</summary>
    public static async Task<string?> OfAsync(ITestFrameworkExecutor executor, IReadOnlyCollection<ITestCase> cases, ITestFrameworkExecutionOptions options)
    {
        using var stop = new CancellationTokenSource();
        var listener = new FirstFailure(stop);
        await executor.RunTestCases(cases, listener, options, stop.Token);
        return listener._message;
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is not (ITestFailed or IErrorMessage))
            return true;
        if (Interlocked.CompareExchange(ref _message, message is ITestFailed failed ? string.Join(' ', failed.Messages).ReplaceLineEndings(" ") : message.ToString(), null) is null)
            stop.Cancel();
        return false;
    }
}
