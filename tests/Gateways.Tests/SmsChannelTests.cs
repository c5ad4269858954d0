using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Gateways.Sandbox;

namespace Orchestrator.Gateways.Tests;

/// <summary>The SMS channel against a real HTTP server on loopback.</summary>
public sealed class SmsChannelTests : IAsyncDisposable
{
    private readonly SandboxSmsGateway _gateway = new(TimeProvider.System);

    private SandboxSmsInbox Inbox => _gateway.Inbox;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_with_its_key_and_its_Chinese_text()
    {
        await using var host = await StartAsync();

        await host.SendAsync(GatewayHost.Sms());

        var sms = Assert.Single(Inbox.Messages);
        Assert.Equal(("13800000001", "请于4月29日前提交自查表。", "deadline-1/reminder"), (sms.To, sms.Text, sms.IdempotencyKey));
    }

    [Fact]
    public async Task The_same_key_twice_is_one_message()
    {
        await using var host = await StartAsync();

        await host.SendAsync(GatewayHost.Sms("k1"));
        await host.SendAsync(GatewayHost.Sms("k1"));
        await host.SendAsync(GatewayHost.Sms("k2"));

        Assert.Equal(["k1", "k2"], Inbox.Messages.Select(m => m.IdempotencyKey));
        Assert.Equal(3, Inbox.Calls);
    }

    [Fact]
    public async Task The_same_key_with_another_text_is_refused_for_good()
    {
        await using var host = await StartAsync();
        await host.SendAsync(GatewayHost.Sms("k1", "一"));

        var refusal = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms("k1", "二")));

        Assert.True(refusal.IsPermanent);
        Assert.Equal("一", Assert.Single(Inbox.Messages).Text);
    }

    [Fact]
    public async Task A_short_outage_is_ridden_out_by_retries()
    {
        await using var host = await StartAsync();
        Inbox.Faults.Show(SandboxFault.Unavailable, times: 2);

        await host.SendAsync(GatewayHost.Sms());

        Assert.Equal(3, Inbox.Calls);
        Assert.Single(Inbox.Messages);
    }

    [Fact]
    public async Task An_answer_lost_on_the_way_does_not_double_the_message()
    {
        await using var host = await StartAsync();
        Inbox.Faults.Show(SandboxFault.LoseAnswer, times: 1);

        await host.SendAsync(GatewayHost.Sms());

        Assert.Equal(2, Inbox.Calls);
        Assert.Single(Inbox.Messages);
    }

    [Fact]
    public async Task A_gateway_that_stays_down_surfaces_after_bounded_attempts_and_the_message_goes_through_later()
    {
        await using var host = await StartAsync();
        Inbox.Faults.Show(SandboxFault.Unavailable);

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms()));

        Assert.False(failure.IsPermanent);
        Assert.Contains("503", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, Inbox.Calls);
        Assert.Empty(Inbox.Messages);
        Inbox.Faults.Clear();
        await host.SendAsync(GatewayHost.Sms());
        Assert.Single(Inbox.Messages);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_a_passing_failure()
    {
        await using var host = await StartAsync();
        await _gateway.DisposeAsync();

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms()));

        Assert.False(failure.IsPermanent);
        Assert.DoesNotContain("13800000001", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        await using var host = await StartAsync();
        Inbox.Faults.Show(SandboxFault.Reject);

        var refusal = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms()));

        Assert.True(refusal.IsPermanent);
        Assert.Equal(1, Inbox.Calls);
    }

    [Fact]
    public async Task A_gateway_that_never_answers_is_left_after_the_attempts_limit()
    {
        await using var host = await StartAsync(new() { ["AttemptTimeout"] = "00:00:00.300", ["Retries"] = "1" });
        Inbox.Faults.Show(SandboxFault.Stall);
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms()));

        Assert.Contains("in time", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, Inbox.Calls);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(600), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task The_circuit_opens_after_failures_spares_the_gateway_and_closes_when_it_works_again()
    {
        var clock = new FakeTimeProvider();
        await using var host = await StartAsync(
            new() { ["Retries"] = "0", ["CircuitMinimumAttempts"] = "4", ["CircuitBreak"] = "00:00:30" }, clock);
        Inbox.Faults.Show(SandboxFault.Unavailable);
        for (var attempt = 0; attempt < 4; attempt++)
            await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms()));
        Inbox.Faults.Clear();

        var refusal = await Assert.ThrowsAsync<GatewayException>(() => host.SendAsync(GatewayHost.Sms()));

        Assert.Contains("not asked", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(4, Inbox.Calls);
        clock.Advance(TimeSpan.FromSeconds(31));
        await host.SendAsync(GatewayHost.Sms());
        Assert.Single(Inbox.Messages);
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_its_own_cancellation()
    {
        await using var host = await StartAsync();
        Inbox.Faults.Show(SandboxFault.Stall);
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.SendAsync(GatewayHost.Sms(), giveUp.Token));
    }

    private Task<GatewayHost> StartAsync(Dictionary<string, string?>? sms = null, TimeProvider? clock = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Gateways:Sms:BaseAddress"] = _gateway.BaseAddress.ToString(),
            ["Gateways:Sms:RetryDelay"] = "00:00:00",
        };
        foreach (var (key, value) in sms ?? [])
            settings["Gateways:Sms:" + key] = value;
        return GatewayHost.StartAsync(settings, networkClock: clock);
    }
}
