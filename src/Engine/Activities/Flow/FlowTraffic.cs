namespace Orchestrator.Engine.Activities;

/// <summary>Where the tokens of one flowchart are, seen from its steps. Kept up to date token by token, so that no step has to look through the drawing.</summary>
internal sealed class FlowTraffic(FlowPlan plan)
{
    private readonly int[] into = new int[plan.StepCount];
    private readonly int[] forwardInto = new int[plan.StepCount];
    private readonly int[] coming = new int[plan.StepCount];

    /// <summary>How many connections to the step hold a token.</summary>
    public int Into(int step) => into[step];

    /// <summary>How many of the forward ones do.</summary>
    public int ForwardInto(int step) => forwardInto[step];

    /// <summary>Whether a token stands before a step from which a forward connection leads here.</summary>
    public bool IsComingTo(int step) => coming[step] > 0;

    /// <summary>The first token came onto the connection.</summary>
    public void Came(int connection) => Count(connection, 1);

    /// <summary>The last token left the connection.</summary>
    public void Went(int connection) => Count(connection, -1);

    private void Count(int connection, int by)
    {
        var step = plan.TargetOf(connection);
        if (!plan.IsBackward(connection) && plan.IsReachable(plan.SourceOf(connection)))
            forwardInto[step] += by;
        var hadAny = into[step] > 0;
        into[step] += by;
        if (hadAny == into[step] > 0 || !plan.IsReachable(step))
            return;
        foreach (var next in plan.Outbound(step))
        {
            if (!plan.IsBackward(next))
                coming[plan.TargetOf(next)] += by;
        }
    }
}
