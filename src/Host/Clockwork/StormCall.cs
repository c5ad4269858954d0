using System.Threading.Channels;
using Orchestrator.Host.Draining;
using Orchestrator.Host.Nodes;

namespace Orchestrator.Host.Clockwork;

/// <summary>
/// An alarm rings on one node. When more has fallen due than one batch holds, that node calls the others, and all drain side by side; a call that is lost
/// leaves the work to those who heard it.
/// </summary>
internal sealed class StormCall : BackgroundService
{
    private const string Matter = "storm";

    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(1);

    private readonly NodeLine _line;
    private readonly Pump _pump;
    private readonly NodeDuty _duty;
    private readonly ILogger<StormCall> _log;
    private readonly Channel<bool> _heard = NewBell();
    private readonly Channel<bool> _calls = NewBell();

    public StormCall(NodeLine line, Pump pump, NodeDuty duty, ILogger<StormCall> log)
    {
        (_line, _pump, _duty, _log) = (line, pump, duty, log);
        pump.Overrun += () => _calls.Writer.TryWrite(true);
        line.Listen(Matter, _ => _heard.Writer.TryWrite(true));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _line.IsOpen ? Task.WhenAll(CallAsync(stoppingToken), HelpAsync(stoppingToken)) : Task.CompletedTask;

    private async Task CallAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _calls.Reader.ReadAllAsync(stoppingToken))
        {
            await _line.SayAsync(Matter, [""], stoppingToken);
            // Whoever came runs until nothing is left; once more for those that were away.
            await Task.Delay(BetweenCalls, stoppingToken);
        }
    }

    private async Task HelpAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _heard.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await _pump.HelpAsync(_duty.Finish);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _log.LogError(error, "Helping with what is due failed; the sweep will try again");
            }
        }
    }

    private static Channel<bool> NewBell() => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
}
