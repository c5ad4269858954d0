namespace Orchestrator.Workflows.Notices;

/// <summary>Where a document lies in the archived file, in the order of the file (domain reference §5.3). All but the last make up the main volume (正卷).</summary>
public enum FilePart
{
    /// <summary>决定文书</summary>
    Decision,
    /// <summary>受案文书</summary>
    Filing,
    /// <summary>告知、通知及送达文书</summary>
    Notice,
    /// <summary>证据</summary>
    Evidence,
    /// <summary>副卷: internal approvals, discussions and reports, which the unit never sees.</summary>
    Internal,
}
