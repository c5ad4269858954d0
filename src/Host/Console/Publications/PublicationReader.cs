using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Publications;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Publications;

/// <summary>Reads requests to publish for the pages, by keyset, and takes what is asked and decided there.</summary>
internal sealed class PublicationReader(RecordReader records, PublicationViews views, IUnitOfWork unitOfWork)
{
    public const int PageSize = 50;

    public Task<List<PublicationInfo>> ListAsync(PublicationInfo? after) => records.ReadAsync(db =>
    {
        var requests = db.PublicationRequests.AsQueryable();
        if (after is not null)
            requests = requests.Where(r => r.AskedAt < after.AskedAt || (r.AskedAt == after.AskedAt && r.Id.CompareTo(after.Id) < 0));
        return PublicationViews.Headers(requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Take(PageSize)).ToListAsync();
    });

    public Task<PublicationDetails?> FindAsync(string id) => records.ReadAsync(db => views.FindAsync(db, id));

    /// <summary>The request of this definition that waits; null when none does.</summary>
    public Task<PublicationInfo?> WaitingAsync(string definitionId) => records.ReadAsync(db =>
        PublicationViews.Headers(db.PublicationRequests.Where(r => r.DefinitionId == definitionId && r.Status == PublicationStatus.Waiting).OrderByDescending(r => r.AskedAt)).FirstOrDefaultAsync());

    public Task<Answer<PublicationRequest>> AskAsync(string definitionId, string? note, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<PublicationDesk>().AskAsync(definitionId, note, actor, token));

    public Task<Answer<PublicationRequest>> DecideAsync(string id, bool agrees, string? reason, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<PublicationDesk>().DecideAsync(id, agrees, reason, actor, token));
}
