namespace Orchestrator.Client.Orders;

/// <summary>Asks what an order would be.</summary>
/// <param name="ServedOn">The day of service that is supposed; null for today.</param>
/// <param name="TermDays">Days of the whole order; null for what its items need.</param>
/// <param name="Items">One for each open finding; null for the proposal.</param>
public sealed record PreviewOrder(DateOnly? ServedOn = null, int? TermDays = null, IReadOnlyList<OrderItemInfo>? Items = null);

/// <summary>One item of an order.</summary>
/// <param name="Bases">Rules as they are cited; at least one.</param>
/// <param name="Days">Calendar days from the day after service; 0 means at once.</param>
/// <param name="DaysReason">Needed when the days differ from those proposed.</param>
public sealed record OrderItemInfo(string FindingId, string Requirement, IReadOnlyList<string> Bases, int Days, string? DaysReason = null);

/// <summary>An order as it would be issued.</summary>
/// <param name="Profile">The law by which it is composed and counted, for example <c>LP-2005</c>.</param>
/// <param name="WhyZh">How the last day was counted.</param>
/// <param name="CrossesPhase">It ends after the phase of the campaign does: allowed, and the unit's acceptance waits.</param>
/// <param name="RefusalCode">What stands in the way of drafting it so; null for nothing.</param>
/// <param name="Conflicts">Rules that cannot both be kept, and which of them is followed.</param>
/// <param name="InForce">Titles of the instruments that may be cited besides: in force on the day, in the district.</param>
public sealed record OrderPreviewInfo(string Profile, DateOnly ServedOn, int TermDays, DateOnly DueOn, string WhyZh, string WhyEn, string Rule, bool CrossesPhase, IReadOnlyList<OrderItemPreview> Items,
    string? RefusalCode, string? RefusalZh, string? RefusalEn, IReadOnlyList<ConflictInfo> Conflicts, IReadOnlyList<string> InForce);

/// <summary>One item with what was proposed for it and when it would end.</summary>
/// <param name="ProposedDays">Days of the checklist, halved for what was ordered before.</param>
/// <param name="Laws">The rules that the picker offers.</param>
public sealed record OrderItemPreview(OrderItemInfo Item, string ItemCode, string TitleZh, string TitleEn, string? Violation, string Fact, int ProposedDays, int LeastDays, int MostDays, bool IsRepeated,
    IReadOnlyList<LawChoiceInfo> Laws, DateOnly DueOn, string WhyZh, string WhyEn);

/// <summary>A rule that an item may rest on.</summary>
/// <param name="IsLaw">False for working papers, such as the campaign's plan.</param>
public sealed record LawChoiceInfo(string Zh, string En, bool IsDefault, bool IsLaw);

/// <summary>Two rules that cannot both be kept, and how that is treated.</summary>
public sealed record ConflictInfo(string Key, string ConflictZh, string ConflictEn, string TreatmentZh, string TreatmentEn);
