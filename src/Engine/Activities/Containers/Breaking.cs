namespace Orchestrator.Engine.Activities;

/// <summary>The mark that a <c>Break</c> leaves on the containers around it, up to the loop that it ends.</summary>
internal static class Breaking
{
    private const string Key = "IsBreaking";

    public static bool Is(ActivityExecutionContext context) => context.PropertiesOrNull is { } properties && properties.TryGetValue(Key, out var value) && value is true;

    public static void Mark(ActivityExecutionContext from)
    {
        for (var scope = from.ParentActivityExecutionContext; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.Activity is ILoop or Sequence or Fork)
                scope.Properties[Key] = true;
            if (scope.Activity is ILoop)
                return;
        }
    }

    public static ValueTask CompleteWhenIdleAsync(this ActivityExecutionContext context) =>
        !context.HasOpenChildren ? context.CompleteActivityAsync() : default;
}
