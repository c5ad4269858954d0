namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Somebody else saved the definition since the caller opened it; nothing of the caller's save is kept.</summary>
/// <param name="savedBy">Name of whoever saved it last; null when the service itself did.</param>
internal sealed class DefinitionChangedException(string? savedBy) : Exception(
    $"此流程在打开之后已被{savedBy ?? "系统"}修改，这次没有保存。请在“代码视图”留下自己的改动，重新打开后再改。"
    + $"The workflow was changed by {savedBy ?? "the service"} after it was opened; nothing was saved. Keep your changes from the code view and open it again.");
