using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Security;

/// <summary>Keeps the keys that protect cookies in the database, so that a session begun on one node is known on all.</summary>
internal sealed class StoredKeyRing(IUnitOfWork unitOfWork, TimeProvider clock) : IXmlRepository
{
    private const string Prefix = "ring-";

    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(() => unitOfWork.RunAsync(async (services, cancellationToken) =>
    {
        var rows = await services.GetRequiredService<OrchestratorDbContext>().HostKeys.AsNoTracking()
            .Where(key => key.Id.StartsWith(Prefix)).ToListAsync(cancellationToken);
        return (IReadOnlyCollection<XElement>)[.. rows.Select(row => XElement.Parse(row.Value))];
    })).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => unitOfWork.RunAsync((services, _) =>
    {
        services.GetRequiredService<OrchestratorDbContext>().Add(new HostKey
        {
            Id = Prefix + Ids.New(clock),
            Value = element.ToString(SaveOptions.DisableFormatting),
            CreatedAt = clock.GetUtcNow(),
        });
        return Task.CompletedTask;
    })).GetAwaiter().GetResult();
}
