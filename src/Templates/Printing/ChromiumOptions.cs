namespace Orchestrator.Templates.Printing;

/// <summary>How documents are printed with Chromium.</summary>
public sealed record ChromiumOptions
{
    /// <summary>The browser's executable. Default Debian's <c>/usr/bin/chromium</c>.</summary>
    public string ExecutablePath { get; init; } = "/usr/bin/chromium";

    /// <summary>Documents printed at the same time. Default 2: a page keeps about one core busy.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>Documents after which the browser is replaced, so that its memory never creeps up. Default 500; 0 never replaces it.</summary>
    public int RecycleAfter { get; init; } = 500;

    /// <summary>Longest time for one document, waiting for a free page not counted. Default 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for starting a browser. Default 60 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for closing a browser; one that takes longer no longer answers and is ended. Default 10 seconds.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
