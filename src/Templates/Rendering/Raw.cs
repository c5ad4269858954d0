namespace Orchestrator.Templates.Rendering;

/// <summary>Markup that is written as it stands: made by our own functions and shared parts, never by data.</summary>
internal sealed record Raw(string Html)
{
    public override string ToString() => Html;
}
