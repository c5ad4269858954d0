using Orchestrator.Engine;

namespace Orchestrator.Workflows.Cases;

/// <summary>What every casework step begins with.</summary>
internal static class StepExtensions
{
    /// <summary>The file that the step works on; its case is held from here on.</summary>
    public static Task<CaseFile> OpenFileAsync(this ActivityExecutionContext context) => context.GetRequiredService<CaseFiles>().OpenAsync(context);
}
