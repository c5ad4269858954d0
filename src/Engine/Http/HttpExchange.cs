using Orchestrator.Engine.Activities;

namespace Orchestrator.Engine.Http;

/// <summary>
/// The request that runs the present burst, and the answer that it gets once the burst has been committed: nothing is sent before.
/// One for each scope; whoever takes requests fills it, and without a request it is empty.
/// </summary>
public sealed class HttpExchange
{
    private Action<TimeSpan>? limit;

    /// <summary>The request, or null when something else runs the burst: a timer, an event, a person.</summary>
    public HttpRequestData? Request { get; private set; }

    /// <summary>The answer so far; null until a step gave one.</summary>
    public HttpAnswer? Answer { get; private set; }

    /// <summary>Begins an exchange.</summary>
    /// <param name="request">What came.</param>
    /// <param name="limitTime">Ends the burst, undoing it, after the given time.</param>
    public void Begin(HttpRequestData request, Action<TimeSpan> limitTime)
    {
        Request = request;
        Answer = null;
        limit = limitTime;
    }

    /// <summary>Gives the answer.</summary>
    /// <exception cref="FaultException">There is no request, or it has its answer already.</exception>
    public void Reply(HttpAnswer answer)
    {
        if (Request is null)
            throw new FaultException("NoHttpContext", "HTTP", "System", "没有等待应答的 HTTP 请求：流程不是由请求推动到此的。No HTTP context: it was not a request that brought the workflow here.");
        if (Answer is not null)
            throw new FaultException("AlreadyAnswered", "HTTP", "System", "该 HTTP 请求已经应答。The HTTP request has its answer already.");
        Answer = answer;
    }

    /// <summary>Lets the burst run no longer than <paramref name="time"/> from now.</summary>
    public void LimitTo(TimeSpan time) => limit?.Invoke(time);
}
