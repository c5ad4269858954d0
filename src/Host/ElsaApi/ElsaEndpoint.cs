using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.Security;

namespace Orchestrator.Host.ElsaApi;

/// <summary>Conventions of all of Elsa's endpoints.</summary>
internal static class ElsaEndpoint
{
    /// <summary>Most rows of one answer.</summary>
    public const int MostRows = 1000;

    /// <summary>The endpoint needs one of Elsa's permissions.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string permission) => endpoint.RequireAuthorization(Policies.Elsa(permission));

    /// <summary>Turns what definitions and bodies can be wrong about into the errors that the designer shows.</summary>
    public static async ValueTask<object?> ExplainAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (UnreadableBodyException error)
        {
            return ElsaErrors.Unreadable(error.Member, error.Message);
        }
        catch (DefinitionFormatException error)
        {
            return ElsaErrors.BadRequest(error.Issue.ToString());
        }
        catch (DefinitionReadonlyException error)
        {
            return ElsaErrors.Answer(StatusCodes.Status403Forbidden, error.Message);
        }
        catch (DefinitionRefusedException error)
        {
            return ElsaErrors.BadRequest(error.Texts);
        }
        catch (DefinitionChangedException error)
        {
            return ElsaErrors.Answer(StatusCodes.Status412PreconditionFailed, error.Message);
        }
        catch (DefinitionNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}

/// <summary>A change to a definition that cannot be made; the transaction around it is rolled back.</summary>
internal sealed class DefinitionRefusedException(IReadOnlyList<string> texts) : Exception(string.Join(' ', texts))
{
    public DefinitionRefusedException(string text) : this([text])
    {
    }

    public IReadOnlyList<string> Texts { get; } = texts;
}
