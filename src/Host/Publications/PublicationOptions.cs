namespace Orchestrator.Host.Publications;

/// <summary>How definitions are published; configuration section <c>Publishing</c>.</summary>
public sealed class PublicationOptions
{
    public const string Section = "Publishing";

    /// <summary>Whether publishing through Elsa's contract asks for a second person instead of publishing at once. Default true.</summary>
    public bool NeedsSecondPerson { get; set; } = true;
}
