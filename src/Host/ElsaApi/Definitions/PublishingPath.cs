using Microsoft.Extensions.Options;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Publications;
using Orchestrator.Workflows.Publications;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Where a wish to publish leads: to a second person, or at once to the library where the configuration says so.</summary>
internal sealed class PublishingPath(IOptions<PublicationOptions> options, ElsaCaller caller)
{
    /// <summary>Publishes the latest version, or asks for it, in the transaction that the services hold.</summary>
    /// <exception cref="DefinitionNotFoundException">There is no such definition.</exception>
    /// <exception cref="DefinitionRefusedException">It cannot be published as it is.</exception>
    public async Task<Published> TakeAsync(IServiceProvider services, string definitionId, CancellationToken cancellationToken)
    {
        var latest = await services.GetRequiredService<IEngineStore>().FindDefinitionAsync(definitionId, VersionOptions.Latest, cancellationToken) ?? throw new DefinitionNotFoundException(definitionId);
        return await TakeAsync(services, latest, cancellationToken);
    }

    /// <inheritdoc cref="TakeAsync(IServiceProvider, string, CancellationToken)"/>
    public async Task<Published> TakeAsync(IServiceProvider services, WorkflowDefinition latest, CancellationToken cancellationToken)
    {
        var library = services.GetRequiredService<DefinitionLibrary>();
        if (!options.Value.NeedsSecondPerson || latest.IsPublished)
        {
            var result = await library.PublishAsync(latest.DefinitionId, cancellationToken);
            return result.IsRefused
                ? throw new DefinitionRefusedException(Errors(result.Issues))
                : new Published(latest, result.WasPublished) { Warnings = [.. result.Issues.Select(issue => issue.ToString())], Consumers = result.UpdatedConsumers.Count };
        }

        // What stands in the way is said, but the draft stays saved.
        var issues = await library.CheckAsync(latest, cancellationToken);
        if (Errors(issues) is { Length: > 0 } errors)
            return new Published(latest, false) { Errors = errors };
        var asked = await services.GetRequiredService<PublicationDesk>().AskAsync(latest.DefinitionId, null, caller.Actor, cancellationToken);
        return new Published(latest, false) { Waits = asked.Refusal is { } refusal ? refusal.Zh + refusal.En : Waits(asked.Value) };
    }

    private static string[] Errors(IEnumerable<ValidationIssue> issues) => [.. issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.ToString())];

    private static string Waits(PublicationRequest request) =>
        $"“{request.DefinitionName}”第 {request.Version} 版已保存，并已提请发布：须由提请人和编制人以外的人员在“发布审批”中核对改动后批准，批准后生效。"
        + $"Version {request.Version} is saved and waits for a second person to approve its publication.";
}

/// <summary>What became of a wish to publish.</summary>
internal sealed record Published(WorkflowDefinition Definition, bool WasPublished)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];
    /// <summary>Workflows that use the definition and were brought to its new version.</summary>
    public int Consumers { get; init; }
    /// <summary>Said to the caller when a second person has to agree.</summary>
    public string? Waits { get; init; }
    /// <summary>What stands in the way; the draft is saved all the same.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The answer in the shape whose texts the designer shows; null when the version is published.</summary>
    public IResult? Refusal => Errors.Count > 0 ? ElsaErrors.BadRequest(Errors) : Waits is null ? null : ElsaErrors.BadRequest(Waits);
}
