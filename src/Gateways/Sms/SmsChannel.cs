using Orchestrator.Workflows.Outbox;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;

namespace Orchestrator.Gateways.Sms;

/// <summary>Sends outbox messages of channel <c>sms</c>; the message's idempotency key travels with every attempt.</summary>
internal sealed class SmsChannel(ISmsGateway gateway) : IMessageChannel
{
    public string Channel => "sms";

    public async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await gateway.SendAsync(new SmsRequest(message.Recipient, message.Body), message.IdempotencyKey, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception cause)
        {
            throw Explain(cause);
        }
    }

    private static GatewayException Explain(Exception cause)
    {
        // The client library wraps what went wrong below it.
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case ApiException answer:
                    var status = (int)answer.StatusCode;
                    return new GatewayException($"The SMS gateway answered {status}.", IsRefusal(status), cause);
                case BrokenCircuitException:
                    return new GatewayException("The SMS gateway failed too often and is not asked for a while.", isPermanent: false, cause);
                case TimeoutRejectedException:
                    return new GatewayException("The SMS gateway did not answer in time.", isPermanent: false, cause);
            }
        }

        return new GatewayException($"The SMS gateway could not be reached ({cause.GetBaseException().GetType().Name}).", isPermanent: false, cause);
    }

    // 401 and 403 are our own configuration's fault; the message is as good as before.
    private static bool IsRefusal(int status) => status is 400 or 404 or 413 or 422;
}
