using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>Plain JSON values as the templates declare them, and the sets of fields that several documents share.</summary>
internal static class Plain
{
    public static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string? Date(LocalDate? date) => date is { } day ? Date(day) : null;

    public static string Instant(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    public static JsonArray List(params IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    /// <summary>Lines of a longer text as a list.</summary>
    public static JsonArray Lines(string text) => List(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public static JsonObject Unit(CaseFacts facts) => new()
    {
        ["name"] = facts.Unit.Name,
        ["reg_no"] = facts.Unit.RegistrationNumber,
        ["address"] = facts.Unit.Address,
        ["legal_rep"] = facts.Unit.LegalRepresentative,
        ["category"] = UnitCategoryNames.Zh(facts.Unit.Category),
        ["filing_no"] = facts.Unit.FilingNumber,
        ["licence_no"] = facts.Unit.LicenceNumber,
    };

    public static JsonArray Officers(CaseFacts facts) =>
        new([.. facts.Officers.Select(officer => (JsonNode)new JsonObject { ["name"] = officer.DisplayName, ["badge"] = officer.Badge })]);

    public static JsonObject Remedy(CaseFacts facts) => new()
    {
        ["review_days"] = facts.Profile.Remedies.ReviewTerm.Amount,
        ["review_bodies"] = List(facts.Profile.Remedies.ReviewBodiesZh),
        ["suit_term"] = Law.ArticleNumber.Zh(facts.Profile.Remedies.SuitTerm.Amount) + "个月",
        ["court"] = facts.Profile.Remedies.CourtZh,
    };

    public static JsonObject Penalty(PenaltyContent content) => new()
    {
        ["warning"] = content.Warning,
        ["fine"] = content.Fine,
        ["confiscation"] = content.Confiscation,
        ["stop_days"] = content.StopDays,
    };

    public static JsonObject Term(StatutoryPeriod period) => new()
    {
        ["length"] = period.Amount,
        ["unit"] = period.Unit == PeriodUnit.WorkingDays ? "working_days" : "calendar_days",
    };

    /// <summary>A text of a form that somebody filled in, or null.</summary>
    public static string? FromForm(CaseFacts facts, string act, string field) =>
        facts.Forms.TryGetValue(act, out var form) && form[field] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    public static bool Flag(CaseFacts facts, string act, string field) =>
        facts.Forms.TryGetValue(act, out var form) && form[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>Number of the latest document of a kind in this case, or null.</summary>
    public static string? NumberOf(CaseFacts facts, string code) => facts.Notices.LastOrDefault(notice => notice.TemplateCode == code && notice.Status != NoticeStatus.Voided)?.DocumentNumber;
}
