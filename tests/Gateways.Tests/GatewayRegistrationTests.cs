using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orchestrator.Gateways.Sandbox;
using Orchestrator.Gateways.Sms;

namespace Orchestrator.Gateways.Tests;

/// <summary>Where messages go by configuration.</summary>
public sealed class GatewayRegistrationTests
{
    [Fact]
    public async Task Development_without_addresses_sends_into_the_sandboxes()
    {
        await using var host = await GatewayHost.StartAsync();

        await host.SendAsync(GatewayHost.Sms());
        await host.SendAsync(GatewayHost.Letter());

        Assert.Single(host.Services.GetRequiredService<SandboxSmsGateway>().Inbox.Messages);
        Assert.Single(host.Services.GetRequiredService<SandboxMailServer>().Letters);
    }

    [Fact]
    public async Task The_sandbox_serves_its_inbox_and_takes_faults_over_http()
    {
        await using var sandbox = new SandboxSmsGateway(TimeProvider.System);
        using var client = new HttpClient();

        var response = await client.PutAsync(new Uri(sandbox.BaseAddress + "/fault/Unavailable"), null);

        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
        var answer = await client.PostAsJsonAsync(new Uri(sandbox.BaseAddress + "/messages"), new SmsRequest("13800000001", "一"));
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("[]", await client.GetStringAsync(new Uri(sandbox.BaseAddress + "/messages")));
    }

    [Fact]
    public async Task Production_without_addresses_refuses_to_start_and_says_what_is_missing()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync(environment: "Production"));

        Assert.Contains("Gateways:Sms:BaseAddress", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Gateways:Mail:Host", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sms:BaseAddress", "ftp://sms.invalid")]
    [InlineData("Sms:BaseAddress", "relative/path")]
    [InlineData("Sms:AttemptTimeout", "00:00:00")]
    [InlineData("Sms:TotalTimeout", "00:00:01")]
    [InlineData("Sms:Retries", "-1")]
    [InlineData("Sms:RetryDelay", "01:00:00")]
    [InlineData("Sms:CircuitMinimumAttempts", "1")]
    [InlineData("Sms:CircuitFailureRatio", "0")]
    [InlineData("Sms:CircuitBreak", "00:00:00.1")]
    [InlineData("Mail:Port", "70000")]
    [InlineData("Mail:From", "nobody at all")]
    [InlineData("Mail:Timeout", "1.00:00:00")]
    [InlineData("Mail:User", "campaign")]
    public async Task A_value_out_of_range_is_refused_at_the_start(string key, string value)
    {
        var settings = new Dictionary<string, string?> { ["Gateways:Mail:Host"] = "mail.invalid", ["Gateways:" + key] = value };

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync(settings));

        Assert.Contains(key.Split(':')[1].Replace("User", "Password", StringComparison.Ordinal), Assert.Single(failure.Failures), StringComparison.Ordinal);
    }
}
