namespace Orchestrator.Host.Api.Commands;

/// <summary>Marks an endpoint as a command: it changes something and needs an idempotency key.</summary>
internal sealed class CommandMetadata;

internal static class CommandConventions
{
    /// <summary>Declares the endpoint a command.</summary>
    public static RouteHandlerBuilder AsCommand(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CommandMetadata());
}
