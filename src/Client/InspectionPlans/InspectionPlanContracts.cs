namespace Orchestrator.Client.InspectionPlans;

/// <summary>Asks for a plan of every inspection that is still to be made. Days in Asia/Shanghai, both included.</summary>
/// <param name="VisitsPerDay">Most visits of an officer on a working day, 1 to 10.</param>
/// <param name="AcrossDistricts">Whether pairs may help in other districts.</param>
/// <param name="Reason">Needed when the plan goes beyond the inspection phase.</param>
public sealed record ProposeInspectionPlan(DateOnly FirstDay, DateOnly LastDay, int VisitsPerDay = 3, bool AcrossDistricts = false, string? Reason = null);

/// <summary>An inspection plan and what it comes to.</summary>
/// <param name="State">Draft, Approved, Returned or Replaced.</param>
/// <param name="Fingerprint">SHA-256 of what was planned for: the same gives the same proposal.</param>
/// <param name="Placed">Units with a visit, whether or not it has gone to the case.</param>
/// <param name="NotPlaced">Units without a visit, each with its reason.</param>
/// <param name="Carried">Visits that their cases have taken.</param>
/// <param name="Refused">Visits that their cases did not take.</param>
/// <param name="InScope">Units of the campaign to be inspected: without those that have a signed exception or whose case has ended otherwise.</param>
/// <param name="Covered">Of these, inspected, planned, or placed by this plan.</param>
public sealed record InspectionPlanInfo(string Id, string CampaignId, int Number, string State, DateOnly FirstDay, DateOnly LastDay, int VisitsPerDay, bool AcrossDistricts, string? Reason, string Fingerprint,
    string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason, int Placed, int NotPlaced, int Carried, int Refused, int InScope, int Covered);

/// <summary>What a plan says of one unit: the visit, or the obstacle.</summary>
/// <param name="Status">Placed, NotPlaced, Waiting, Carried, Refused or Replaced.</param>
/// <param name="Turn">Place among the visits of the pair on the day; 0 without a visit.</param>
/// <param name="Obstacle">Code of why there is no visit, with its sentence in both languages.</param>
/// <param name="MessageZh">Why the case did not take the visit.</param>
public sealed record PlannedVisitInfo(string Id, string CaseId, string CaseNumber, string UnitName, string District, string Category, int Risk, IReadOnlyList<string> Grounds, string Status,
    DateOnly? Day, string? LeadOfficerId, string? CoOfficerId, int Turn, string? Obstacle, string? ObstacleZh, string? ObstacleEn, string? MessageZh, string? MessageEn);

/// <summary>Gives a unit another day or other officers.</summary>
public sealed record MoveVisit(DateOnly Day, string LeadOfficerId, string CoOfficerId, string? Reason = null);

/// <summary>Takes a visit out of a draft, or sends a draft back.</summary>
public sealed record PlanReason(string Reason);
