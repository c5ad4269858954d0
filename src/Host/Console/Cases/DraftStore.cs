using Microsoft.JSInterop;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>
/// Keeps what is being typed in the session storage of the reader's own browser tab: it survives a refusal, a lost connection and a reload, and is gone
/// with the tab, so that nothing stays on a shared computer.
/// </summary>
public sealed class DraftStore(IJSRuntime js)
{
    public ValueTask<string?> LoadAsync(string taskId) => js.InvokeAsync<string?>("orchestrator.loadDraft", taskId);

    public ValueTask SaveAsync(string taskId, string draft) => js.InvokeVoidAsync("orchestrator.saveDraft", taskId, draft);

    public ValueTask DropAsync(string taskId) => js.InvokeVoidAsync("orchestrator.dropDraft", taskId);
}
