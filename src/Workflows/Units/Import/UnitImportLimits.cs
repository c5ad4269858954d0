namespace Orchestrator.Workflows.Units.Import;

/// <summary>Bounds of one import.</summary>
public sealed record UnitImportLimits
{
    /// <summary>Rows below the header; default 200,000.</summary>
    public int MaxRows { get; init; } = 200_000;
    /// <summary>Bytes of the file; default 100 MiB.</summary>
    public long MaxBytes { get; init; } = 100L * 1024 * 1024;
    /// <summary>Bytes of a workbook once unpacked; default 1 GiB.</summary>
    public long MaxUnpackedBytes { get; init; } = 1024L * 1024 * 1024;
}

/// <summary>What the register holds already, so that a file cannot bring a unit in twice.</summary>
/// <param name="CodeToId">Codes of all units with their ids.</param>
/// <param name="RegistrationNumbers">Registration numbers of all units, without 无.</param>
/// <param name="NameKeyToId">Name keys with ids, to resolve an upstream that is named.</param>
public sealed record KnownUnits(IReadOnlyDictionary<string, string> CodeToId, IReadOnlySet<string> RegistrationNumbers, IReadOnlyDictionary<string, string> NameKeyToId)
{
    /// <summary>An empty register.</summary>
    public static KnownUnits None { get; } = new(new Dictionary<string, string>(), new HashSet<string>(), new Dictionary<string, string>());
}
