namespace Orchestrator.Workflows.Cases;

/// <summary>A row that belongs to one case and is never removed from it.</summary>
public interface IOfCase
{
    /// <summary>The case, see <see cref="UnitCase.Id"/>.</summary>
    string CaseId { get; }
}
