using Jint.Native;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>How much one operation of a script may take or make, in characters, each value counted as one.</summary>
internal sealed class ScriptBudget(int limit)
{
    private long spent;

    public void Spend(long amount)
    {
        spent += amount;
        if (spent > limit)
            throw new ScriptTooLargeException();
    }

    public void Spend(JsValue value) => Spend(1 + (value is JsString text ? text.Length : 0L));
}

/// <summary>A script takes or makes more than it may.</summary>
internal sealed class ScriptTooLargeException : Exception;
