using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Gateways.Sms;

namespace Orchestrator.Gateways.Sandbox;

/// <summary>The SMS gateway's interface over a <see cref="SandboxSmsInbox"/>.</summary>
public static class SandboxSmsEndpoints
{
    /// <summary>
    /// Maps <c>POST /messages</c> as the gateway has it, and for people who try things out <c>GET /messages</c> and
    /// <c>PUT /fault/{fault}</c>.
    /// </summary>
    public static RouteGroupBuilder MapSandboxSms(this IEndpointRouteBuilder endpoints, string prefix, SandboxSmsInbox inbox)
    {
        var group = endpoints.MapGroup(prefix);
        group.MapGet("/messages", () => inbox.Messages);
        group.MapPut("/fault/{fault}", (SandboxFault fault) =>
        {
            inbox.Faults.Show(fault);
            return TypedResults.NoContent();
        });
        group.MapPost("/messages", (HttpContext call, SmsRequest message) => TakeAsync(inbox, call, message));
        return group;
    }

    private static async Task<IResult> TakeAsync(SandboxSmsInbox inbox, HttpContext call, SmsRequest message)
    {
        inbox.CountCall();
        var fault = inbox.Faults.Next();
        switch (fault)
        {
            case SandboxFault.Unavailable:
                return Problem(StatusCodes.Status503ServiceUnavailable, "The sandbox was told to be out of service.");
            case SandboxFault.Reject:
                return Problem(StatusCodes.Status422UnprocessableEntity, "The sandbox was told to refuse.");
            case SandboxFault.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, call.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                return Results.Empty;
        }

        var key = call.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return Problem(StatusCodes.Status400BadRequest, "Idempotency-Key is missing.");
        if (string.IsNullOrWhiteSpace(message.To) || string.IsNullOrWhiteSpace(message.Text))
            return Problem(StatusCodes.Status400BadRequest, "Recipient and text are required.");
        if (inbox.Take(key, message.To, message.Text) is not { } taken)
            return Problem(StatusCodes.Status422UnprocessableEntity, "This key was used for another message.");
        if (fault == SandboxFault.LoseAnswer)
        {
            call.Abort();
            return Results.Empty;
        }

        return Results.Accepted(value: new SmsReceipt(taken.Id));
    }

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
