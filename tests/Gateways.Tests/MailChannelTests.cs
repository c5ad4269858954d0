using System.Diagnostics;
using Orchestrator.Gateways.Sandbox;

namespace Orchestrator.Gateways.Tests;

/// <summary>The mail channel against a real SMTP server on loopback.</summary>
public sealed class MailChannelTests : IAsyncDisposable
{
    private readonly SandboxMailServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_Chinese_letter_arrives_as_it_was_written()
    {
        await using var host = await StartAsync();

        await host.SendAsync(GatewayHost.Letter());

        var letter = Assert.Single(_server.Letters);
        Assert.Equal("责令限期改正通知书", letter.Subject);
        Assert.Equal("请查收。\n.\n深圳市公安局", letter.Text?.ReplaceLineEndings("\n"));
        Assert.Equal(["unit0001@example.invalid"], letter.To);
        Assert.Equal("wangjian@police.invalid", letter.From);
        Assert.Equal("notice-1/served", letter.IdempotencyKey);
        Assert.Equal(new DateTimeOffset(2005, 4, 11, 1, 30, 0, TimeSpan.Zero), letter.Date);
    }

    [Fact]
    public async Task A_repeat_carries_the_same_message_id()
    {
        await using var host = await StartAsync();
        _server.Faults.Show(SandboxFault.LoseAnswer, times: 1);

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Letter()));
        await host.SendAsync(GatewayHost.Letter());

        Assert.False(failure.IsPermanent);
        Assert.Equal(2, _server.Taken);
        Assert.Single(_server.Letters.Select(l => l.MessageId).Distinct());
    }

    [Theory]
    [InlineData(SandboxFault.Unavailable, false)]
    [InlineData(SandboxFault.Reject, true)]
    public async Task The_servers_no_is_told_apart_from_its_not_now(SandboxFault fault, bool permanent)
    {
        await using var host = await StartAsync();
        _server.Faults.Show(fault);

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Letter()));

        Assert.Equal(permanent, failure.IsPermanent);
        Assert.Equal(1, _server.Connections);
        Assert.Empty(_server.Letters);
    }

    [Fact]
    public async Task A_server_that_is_down_delays_the_letter_and_loses_nothing()
    {
        await using var host = await StartAsync();
        var port = _server.Port;
        await _server.DisposeAsync();

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Letter()));

        Assert.False(failure.IsPermanent);
        await using var back = new SandboxMailServer(port);
        await host.SendAsync(GatewayHost.Letter());
        Assert.Single(back.Letters);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_the_time_limit()
    {
        await using var host = await StartAsync("00:00:00.300");
        _server.Faults.Show(SandboxFault.Stall);
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Letter()));

        Assert.Contains("in time", failure.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_recipient_that_is_no_address_is_refused_without_asking_the_server()
    {
        await using var host = await StartAsync();

        var refusal = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Letter(to: "没有地址 <")));

        Assert.True(refusal.IsPermanent);
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public async Task Many_letters_at_once_all_arrive()
    {
        await using var host = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => host.SendAsync(GatewayHost.Letter($"k/{n}", body: new string('长', 5000)))));

        Assert.Equal(40, _server.Letters.Select(l => l.IdempotencyKey).Distinct().Count());
        Assert.All(_server.Letters, l => Assert.Equal(5000, l.Text!.Length));
    }

    private Task<GatewayHost> StartAsync(string timeout = "00:00:20") => GatewayHost.StartAsync(new()
    {
        ["Gateways:Mail:Host"] = "127.0.0.1",
        ["Gateways:Mail:Port"] = _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Gateways:Mail:Security"] = "None",
        ["Gateways:Mail:From"] = "wangjian@police.invalid",
        ["Gateways:Mail:Timeout"] = timeout,
    });
}
