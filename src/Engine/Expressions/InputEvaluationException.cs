namespace Orchestrator.Engine.Expressions;

/// <summary>An input could not be evaluated. The message names definition, activity, input and, for scripts, line and column.</summary>
public sealed class InputEvaluationException : Exception
{
    public InputEvaluationException(string definitionId, string activityId, string inputName, Exception cause)
        : base($"无法求值：流程“{definitionId}”步骤“{activityId}”的输入“{inputName}”。Failed to evaluate activity input '{inputName}' of '{activityId}' in '{definitionId}': {cause.Message}", cause)
    {
        DefinitionId = definitionId;
        ActivityId = activityId;
        InputName = inputName;
    }

    public string DefinitionId { get; }
    public string ActivityId { get; }
    public string InputName { get; }
}
