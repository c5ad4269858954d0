namespace Orchestrator.Workflows.Law;

/// <summary>Another authority, or another branch of the police, that a matter may go to.</summary>
/// <param name="Code">Stable code, for example <c>TELECOM</c>.</param>
/// <param name="Names">Words by which its full name is known, for example 通信管理局 in 广东省通信管理局.</param>
public sealed record Authority(string Code, string NameZh, string NameEn, IReadOnlyList<string> Names)
{
    /// <summary>All authorities of the matrix.</summary>
    public static IReadOnlyList<Authority> All { get; } =
    [
        new("TELECOM", "广东省通信管理局", "the telecommunications administration", ["通信管理"]),
        new("INDUSTRY", "工商行政管理部门", "the administration of industry and commerce", ["工商"]),
        new("MARKET", "市场监督管理部门", "the market regulation authority", ["市场监督", "市场监管"]),
        new("CULTURE", "文化主管部门", "the culture authority", ["文化"]),
        new("PUBLIC_ORDER", "治安管理部门", "the public-order police", ["治安"]),
        new("CRIMINAL", "刑事侦查部门", "the criminal police", ["刑事", "刑侦"]),
    ];

    /// <summary>The authority of this code; asking for another is a mistake in the data.</summary>
    public static Authority Get(string code) => All.First(authority => authority.Code == code);

    /// <summary>Whom a code or a full name, as an officer writes it, means; null when it is none of the matrix.</summary>
    public static Authority? Named(string text) =>
        All.FirstOrDefault(authority => authority.Code == text.Trim()) ?? All.FirstOrDefault(authority => authority.Names.Any(name => text.Contains(name, StringComparison.Ordinal)));
}
