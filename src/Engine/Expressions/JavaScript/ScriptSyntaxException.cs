namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>A script that does not parse. Line and column count from one.</summary>
public sealed class ScriptSyntaxException(string reason, int line, int column, Exception cause) : Exception(reason, cause)
{
    public string Reason { get; } = reason;
    public int Line { get; } = line;
    public int Column { get; } = column;
}

/// <summary>A script that threw, or that was stopped at a limit. Line and column count from one; zero when unknown.</summary>
public sealed class ScriptFaultException(string place, string zh, string en, int line, int column, Exception cause)
    : Exception($"{place}：{zh} {en}", cause)
{
    public int Line { get; } = line;
    public int Column { get; } = column;
}
