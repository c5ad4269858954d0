using Orchestrator.Engine;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Acts;

/// <summary>What applying an act may do beside changing the records that it was given: add records.</summary>
internal sealed class ActEffects(IRecords records, TimeProvider clock)
{
    public string NewId() => Ids.New(clock);

    public void Add<T>(T record) where T : class => records.Add(record);
}
