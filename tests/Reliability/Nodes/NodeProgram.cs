using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Commands;
using Orchestrator.Storage.Model;

namespace Orchestrator.Reliability.Nodes;

/// <summary>
/// One node as a process of its own: the product's whole web host, under a clock that is set over standard input. It ends when its input does, so
/// that none outlives the process that started it.
/// </summary>
internal static class NodeProgram
{
    public const string Verb = "node";
    public const string Serving = "serving ";
    public const string Pass = "pass";
    public const string Set = "set";

    public static async Task<int> RunAsync(string connectionString, string offset)
    {
        var clock = new SteppedClock(Ticks(offset));
        await using var app = ServeCommand.Build(new DatabaseOptions(connectionString), clock, "http://127.0.0.1:0");
        await app.StartAsync();
        Console.WriteLine(Serving + app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (words[0] == Pass)
                clock.PassTo(Ticks(words[1]));
            else
                clock.Set(Ticks(words[1]));
        }
        await app.StopAsync();
        return 0;
    }

    private static TimeSpan Ticks(string text) => TimeSpan.FromTicks(long.Parse(text, CultureInfo.InvariantCulture));
}
