namespace Orchestrator.Templates.Functions;

/// <summary>A template function was given something that it cannot print.</summary>
internal sealed class FunctionFault(string zh, string en) : Exception(en)
{
    public string Zh { get; } = zh;
}
