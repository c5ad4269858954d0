using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine.Catalog;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Descriptors;

/// <summary>What the designer offers to choose from.</summary>
internal static class DescriptorEndpoints
{
    public static void Map(RouteGroupBuilder elsa)
    {
        var descriptors = elsa.MapGroup("/descriptors");
        descriptors.MapGet("/activities", ListAsync).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/activities/{typeName}", FindAsync).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapPost("/activities/{typeName}/options/{propertyName}", OptionsAsync).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/expression-descriptors", static () => Whole(Catalogues.Expressions)).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/variables", static () => TypedResults.Ok(new { items = Catalogues.Variables })).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/storage-drivers", static () => TypedResults.Ok(new { items = Catalogues.StorageDrivers })).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/workflow-activation-strategies", static () => Whole(Catalogues.ActivationStrategies)).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/incident-strategies", static () => Whole(Catalogues.IncidentStrategies)).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/log-persistence-strategies", static () => Whole(Catalogues.LogPersistenceStrategies)).Needs(ElsaPermissions.ReadDescriptors);
        // One transaction commits each burst; there is nothing to choose, and outputs are not converted on their way to a variable.
        descriptors.MapGet("/commit-strategies/workflows", static () => Whole<string>([])).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/commit-strategies/activities", static () => Whole<string>([])).Needs(ElsaPermissions.ReadDescriptors);
        descriptors.MapGet("/output-converters", OutputConverters).Needs(ElsaPermissions.ReadDescriptors);
        elsa.MapGet("/resilience/strategies", static () => Whole<string>([])).Needs(ElsaPermissions.ReadDescriptors);
        elsa.MapGet("/features/installed", static () => Whole(Catalogues.Features)).Needs(ElsaPermissions.ReadDescriptors);
        elsa.MapGet("/features/installed/{fullName}", FindFeature).Needs(ElsaPermissions.ReadDescriptors);
    }

    private static Ok<ListResponse<T>> Whole<T>(IReadOnlyList<T> items) => TypedResults.Ok(new ListResponse<T>(items));

    private static async Task<FileContentHttpResult> ListAsync(HttpContext context, DescriptorCache cache, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Bytes(await cache.GetAsync(DescriptorCache.CultureOf(context), db, cancellationToken), "application/json");

    private static async Task<Results<Ok<ActivityDescriptor>, NotFound>> FindAsync(string typeName, int? version, HttpContext context, DescriptorCache cache, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await cache.FindAsync(typeName, version, DescriptorCache.CultureOf(context), db, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<IResult> OptionsAsync(string typeName, string propertyName, HttpContext context, DescriptorCache cache, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var input = (await cache.FindAsync(typeName, null, DescriptorCache.CultureOf(context), db, cancellationToken))?.Inputs.FirstOrDefault(i => string.Equals(i.Name, propertyName, StringComparison.OrdinalIgnoreCase));
        return input is null ? TypedResults.NotFound() : TypedResults.Ok(new { items = input.UiSpecifications });
    }

    private static IResult OutputConverters(string? sourceType, string? destinationType)
    {
        var missing = new List<string>();
        if (string.IsNullOrEmpty(sourceType))
            missing.Add("缺少参数 sourceType。The sourceType query parameter is required.");
        if (string.IsNullOrEmpty(destinationType))
            missing.Add("缺少参数 destinationType。The destinationType query parameter is required.");
        return missing.Count > 0 ? ElsaErrors.BadRequest(missing) : Whole<string>([]);
    }

    private static Results<Ok<Catalogues.Feature>, NotFound> FindFeature(string fullName) =>
        Catalogues.Features.FirstOrDefault(feature => feature.FullName == fullName) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
