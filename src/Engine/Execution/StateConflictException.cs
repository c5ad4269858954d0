namespace Orchestrator.Engine;

/// <summary>Somebody else changed the same row meanwhile. The transaction must be rolled back and may be tried again.</summary>
public class StateConflictException : Exception
{
    public StateConflictException()
    {
    }

    public StateConflictException(string message) : base(message)
    {
    }

    public StateConflictException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
