using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>All that a plan is made of, as it stands at one moment.</summary>
/// <param name="Subjects">Units still to be inspected, without a visit.</param>
/// <param name="Fixed">Visits that cases have already, by which officers are taken.</param>
public sealed record VisitFrame(IReadOnlyList<VisitSubject> Subjects, IReadOnlyList<VisitOfficer> Officers, IReadOnlyList<FixedVisit> Fixed)
{
    /// <summary>Lower-case hex SHA-256 over everything that decides a proposal.</summary>
    public string FingerprintUnder(VisitTerms terms)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{terms.VisitsPerDay}|{terms.AcrossDistricts}|{string.Join(',', terms.Days)}\n");
        foreach (var subject in Subjects.OrderBy(row => row.CaseId, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{subject.CaseId}|{subject.District}|{subject.Category}|{subject.Risk}|{subject.IsOnHold}|{string.Join(',', subject.KeptOut.Order(StringComparer.Ordinal))}\n");
        foreach (var officer in Officers.OrderBy(row => row.Id, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{officer.Id}|{officer.Rank}|{officer.District}|{string.Join(',', officer.Absences)}\n");
        foreach (var visit in Fixed.OrderBy(row => row.Day).ThenBy(row => row.LeadOfficerId, StringComparer.Ordinal).ThenBy(row => row.CoOfficerId, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{visit.Day}|{visit.LeadOfficerId}|{visit.CoOfficerId}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>A visit that a case has already.</summary>
public sealed record FixedVisit(LocalDate Day, string LeadOfficerId, string CoOfficerId)
{
    public bool Takes(string officerId) => LeadOfficerId == officerId || CoOfficerId == officerId;
}

/// <summary>Within what a plan is made.</summary>
/// <param name="Days">Working days, ascending.</param>
/// <param name="VisitsPerDay">Most visits of an officer on a day.</param>
/// <param name="AcrossDistricts">Whether pairs may help in other districts.</param>
public sealed record VisitTerms(IReadOnlyList<LocalDate> Days, int VisitsPerDay, bool AcrossDistricts)
{
    /// <summary>With the working days on which visits can still be made.</summary>
    internal static VisitTerms From(LegalClock clock, LocalDate first, LocalDate last, int perDay, bool acrossDistricts)
    {
        var days = new List<LocalDate>();
        for (var day = LocalDate.Max(first, clock.Today); day <= last; day = day.PlusDays(1))
        {
            if (clock.Calendar.IsWorkingDay(day))
                days.Add(day);
        }
        return new VisitTerms(days, perDay, acrossDistricts);
    }
}
