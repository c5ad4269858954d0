using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>Who is competent for a matter (管辖), domain reference §2.3, as it stood in each span of time. Data of the file <c>competence.json</c>.</summary>
/// <param name="Stands">Oldest first.</param>
public sealed record Competence(string Matter, string Zh, string En, IReadOnlyList<CompetenceStand> Stands)
{
    /// <summary>Every matter of the matrix.</summary>
    public static IReadOnlyList<Competence> All { get; } = LawFiles.Read<Competence>("competence.json", row => row.Matter);

    /// <summary>The matter of this code; an unknown one is refused.</summary>
    public static Competence Of(string matter) =>
        All.FirstOrDefault(row => row.Matter == matter)
        ?? throw new RefusedException(new Refusal("competence.matter-unknown", $"管辖事项中没有“{matter}”。", $"The competence matrix has no matter '{matter}'.", "§2.3"));

    /// <summary>Who was competent on a day, Asia/Shanghai.</summary>
    public CompetenceStand On(LocalDate day) => Stands.LastOrDefault(stand => stand.FromDay <= day) ?? Stands[0];

    /// <summary>
    /// Null when the authority is competent for the matter on the day, else the refusal that names who is. Without a matter it is enough that the authority
    /// is competent for something.
    /// </summary>
    /// <param name="authority">Code or name.</param>
    public static Refusal? CheckTransfer(string? matter, string authority, LocalDate day)
    {
        var stands = (matter is null ? All : [Of(matter)]).Select(row => (Row: row, Stand: row.On(day))).ToList();
        if (Authority.Named(authority) is { } named && stands.Any(row => row.Stand.Authorities.Contains(named.Code)))
            return null;
        if (matter is null)
            return new Refusal("transfer.not-competent", $"{day:yyyy-MM-dd}时没有由“{authority}”管辖的事项，不能移送。", $"On {day:yyyy-MM-dd} '{authority}' is competent for nothing in the matrix; no case goes there.", "§2.3");
        var (competence, stand) = stands[0];
        return stand.Authorities.Count == 0
            ? new Refusal("transfer.own-competence", $"“{competence.Zh}”由公安机关自行查处，不移送。", $"'{competence.En}' is for the police themselves and is not transferred.", stand.BasisZh)
            : new Refusal("transfer.not-competent", $"{day:yyyy-MM-dd}时“{competence.Zh}”由{stand.AuthoritiesZh}管辖，不能移送“{authority}”。", $"On {day:yyyy-MM-dd} '{competence.En}' is for {stand.AuthoritiesEn}, not for '{authority}'.", stand.BasisZh);
    }
}

/// <summary>Competence for one matter from a day on.</summary>
/// <param name="From">ISO date.</param>
/// <param name="IsOwn">The police may handle it themselves.</param>
/// <param name="Authorities">Codes of the authorities that it may be transferred to.</param>
/// <param name="IsJoint">Others lead and the police join: the security part stays with the police when it is transferred.</param>
public sealed record CompetenceStand(string From, bool IsOwn, IReadOnlyList<string> Authorities, string BasisZh, string BasisEn, bool IsJoint = false)
{
    internal LocalDate FromDay { get; } = LocalDatePattern.Iso.Parse(From).Value;

    public string AuthoritiesZh => string.Join("、", Authorities.Select(code => Authority.Get(code).NameZh));

    public string AuthoritiesEn => string.Join(" or ", Authorities.Select(code => Authority.Get(code).NameEn));
}
