using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Orchestrator.Host.Security;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>
/// A page that is open stays open for hours, so each click asks whether its reader is still in service and in the same roles. When not, nothing is carried
/// out, and the page is fetched anew: the cookie then ends, or says what is so now.
/// </summary>
internal sealed class CircuitStanding(AuthenticationStateProvider authentication, PersonStandings standings, NavigationManager navigation) : CircuitHandler
{
    /// <inheritdoc />
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (state.User.Identity?.IsAuthenticated != true || await standings.HoldsAsync(state.User))
            await next(context);
        else
            navigation.NavigateTo(navigation.Uri, forceLoad: true);
    };
}
