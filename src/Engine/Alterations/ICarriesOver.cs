namespace Orchestrator.Engine.Alterations;

/// <summary>A container whose memory hangs on its drawing or on the order of its steps, and which is reckoned anew when an instance moves to another version.</summary>
internal interface ICarriesOver
{
    /// <summary>Fills what <see cref="CarriedExecution.New"/> remembers from what <see cref="CarriedExecution.Old"/> did.</summary>
    void CarryOver(CarriedExecution carried);
}

/// <summary>One execution in both versions, with all its children already moved.</summary>
internal sealed record CarriedExecution(ActivityExecutionContext Old, ActivityExecutionContext New, StepMap Steps)
{
    /// <summary>Steps of the target that will not run on this round, since the flow has passed their place.</summary>
    public List<string> PassedOver { get; } = [];
    /// <summary>Steps for which the target no longer waits: they start when the migration is applied.</summary>
    public List<Graph.GraphNode> Ready { get; } = [];
    public List<AlterationFinding> Problems { get; } = [];
}

/// <summary>A container on whose steps a person may put tokens, and from which they may be taken.</summary>
internal interface IHoldsTokens
{
    /// <summary>Puts a token on a step.</summary>
    void PutToken(ActivityExecutionContext context, Graph.GraphNode step);

    /// <summary>Takes the token of a running child. The children started by hand in the same breath are given, since they may bring a token back to it.</summary>
    ValueTask TakeTokenAsync(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyCollection<Graph.GraphNode> started);

    /// <summary>The steps that the flow jumps over when the token moves from one step to the other.</summary>
    IEnumerable<Graph.GraphNode> Between(ActivityExecutionContext context, Graph.GraphNode source, Graph.GraphNode target);
}
