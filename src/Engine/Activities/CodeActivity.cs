namespace Orchestrator.Engine;

/// <summary>An activity that completes when its code has run, unless that run created a bookmark or completed it with outcomes of its own.</summary>
public abstract class CodeActivity : Activity
{
    internal override bool CompletesByItself => true;
}

/// <summary>A code activity with a result that can be bound to a variable.</summary>
public abstract class CodeActivity<T> : Activity<T>
{
    internal override bool CompletesByItself => true;
}
