namespace Orchestrator.Workflows.Cases;

/// <summary>Records that a guard or a document needs beside the case itself, so that nothing is loaded in vain.</summary>
[Flags]
internal enum CaseNeeds
{
    None = 0,
    Unit = 1,
    Orders = 2,
    Findings = 4,
    SelfChecks = 8,
    /// <summary>The latest visit.</summary>
    Inspection = 16,
    /// <summary>What needs service and has not been served, and penalty cases that are open.</summary>
    Closing = 32,
    Acceptance = 64,
    Bulletin = 128,
    /// <summary>The two officers of the case or penalty case.</summary>
    Officers = 256,
    /// <summary>The forms that people filled in, the latest of each act.</summary>
    Forms = 512,
    /// <summary>The documents issued in the case.</summary>
    Notices = 1024,
    /// <summary>Standing decisions against the unit for acts of the same kind.</summary>
    History = 2048,
    /// <summary>The panel of the hearing.</summary>
    Panel = 4096,
    /// <summary>Visits in vain and publications of the document that the act is about.</summary>
    ServiceAttempts = 8192,
    /// <summary>Units of the campaign that were not inspected.</summary>
    Coverage = 16384,
    /// <summary>The tip's earlier one about the same place, and the unit that the form names.</summary>
    Tip = 32768,
    /// <summary>Measures about the case, and what forbids one.</summary>
    Measure = 65536,
    /// <summary>Evidence of the case about which it is not decided whether it counts.</summary>
    Evidence = 131072,
    /// <summary>The report of the self-check that waits to be reviewed.</summary>
    Report = 262144,
    /// <summary>What the unit was ordered to put right before.</summary>
    Repeats = 524288,
    /// <summary>The units of the register that rent their access from the unit.</summary>
    Downstream = 1048576,
    /// <summary>Who did the acts of the case, which way, and when.</summary>
    Acts = 2097152,
    /// <summary>The evidence that was secured.</summary>
    SecuredEvidence = 4194304,
    /// <summary>The report of the self-check that was filed last, reviewed or not, and the table of second-level units in force.</summary>
    Returns = 8388608,
    /// <summary>Confirmed leads that the unit came back after its closure or penalty.</summary>
    Resurgences = 16777216,
}
