using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Notices;

/// <summary>What was tried to bring a document to its addressee: a visit in vain, or its publication.</summary>
/// <param name="VisitedOn">Day of a visit, Asia/Shanghai; null for a publication, and for an attempt of which no visit was recorded.</param>
/// <param name="PublishedOn">Day of publication; null for a visit.</param>
internal sealed record ServiceAttempt(LocalDate? VisitedOn, string? Place, string? Witness, LocalDate? PublishedOn, string? Media)
{
    /// <summary>A visit that proves something: day, place, and a witness or a recording.</summary>
    public bool IsDocumentedVisit => VisitedOn is not null && Place is not null && Witness is not null;

    /// <summary>The attempt that a completed service task recorded.</summary>
    public static ServiceAttempt Of(WorkTask done)
    {
        var form = new FormValues(JsonNode.Parse(done.Form!) as JsonObject ?? []);
        return done.Outcome switch
        {
            ServiceActs.Failed => new ServiceAttempt(form.DateOrNull("visitedOn"), form.TextOrNull("place"), form.TextOrNull("witness"), null, null),
            ServiceActs.Publish => new ServiceAttempt(null, null, null, form.DateOrNull("publishedOn"), form.TextOrNull("media")),
            _ => new ServiceAttempt(null, null, null, null, null),
        };
    }
}
