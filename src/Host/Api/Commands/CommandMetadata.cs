namespace Orchestrator.Host.Api.Commands;

/// <summary>Marks an endpoint as a command: it changes something and needs an idempotency key.</summary>
internal sealed record CommandMetadata(bool IsEdit);

internal static class CommandConventions
{
    /// <summary>Declares the endpoint a command.</summary>
    public static RouteHandlerBuilder AsCommand(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CommandMetadata(IsEdit: false));

    /// <summary>Declares the endpoint a command on a row that the caller has seen: <c>If-Match</c> may name the revision.</summary>
    public static RouteHandlerBuilder AsEdit(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CommandMetadata(IsEdit: true));
}
