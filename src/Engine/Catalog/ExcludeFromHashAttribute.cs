namespace Orchestrator.Engine;

/// <summary>A member of a stimulus that is kept with the bookmark but takes no part in finding it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExcludeFromHashAttribute : Attribute;
