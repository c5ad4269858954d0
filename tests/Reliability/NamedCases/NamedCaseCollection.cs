namespace Orchestrator.Reliability.NamedCases;

/// <summary>The named cases share two nodes, and nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NamedCaseCollection : ICollectionFixture<TwoNodes>
{
    public const string Name = "named cases";
}
