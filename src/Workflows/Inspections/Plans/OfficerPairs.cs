using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>Who goes with whom on a day: neighbours in the order of their district, and of those whose neighbour is away the next two who are there.</summary>
internal static class OfficerPairs
{
    /// <summary>All pairs of a day, by district in its order, those of the whole city last.</summary>
    public static IReadOnlyList<OfficerPair> On(LocalDate day, IEnumerable<VisitOfficer> officers)
    {
        var pairs = new List<OfficerPair>();
        foreach (var district in officers.GroupBy(officer => officer.District).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var standing = district.OrderBy(officer => officer.Rank, StringComparer.Ordinal).ThenBy(officer => officer.Id, StringComparer.Ordinal).Chunk(2).ToList();
            var single = new List<VisitOfficer>();
            foreach (var pair in standing)
            {
                var present = pair.Where(officer => officer.IsPresent(day)).ToList();
                if (present is [var lead, var second])
                    pairs.Add(new OfficerPair(lead.Id, second.Id, district.Key));
                else
                    single.AddRange(present);
            }
            pairs.AddRange(single.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new OfficerPair(pair[0].Id, pair[1].Id, district.Key)));
        }
        return pairs;
    }
}

/// <summary>Two officers who visit together (主办, 协办).</summary>
/// <param name="District">Null for the whole city.</param>
internal sealed record OfficerPair(string LeadId, string SecondId, string? District)
{
    public bool MayVisit(VisitSubject subject) => !subject.KeptOut.Contains(LeadId) && !subject.KeptOut.Contains(SecondId);
}
