using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Matching;

/// <summary>The register made ready to find the unit that a declared row speaks of: one look-up for each sure sign, near names only among those that begin alike in the same district.</summary>
internal sealed class RegisterIndex
{
    private const double NamesAlike = 0.92;
    private const double AddressesAlike = 0.6;
    /// <summary>Most names that one row is compared with, so that a register of look-alikes costs no more than linear time.</summary>
    private const int MostCandidates = 200;

    private readonly Dictionary<string, Unit> _byRegistration = [];
    private readonly Dictionary<string, Unit> _byLicence = [];
    private readonly Dictionary<string, Unit> _byCircuit = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Name, string District), Unit> _byName = [];
    private readonly Dictionary<(string Begin, string District), List<Unit>> _byBegin = [];
    private readonly List<(AddressSpan Span, Unit Unit)> _ranges = [];

    public RegisterIndex(IEnumerable<Unit> units, IEnumerable<SelfStatement> statements)
    {
        var byId = new Dictionary<string, Unit>();
        foreach (var unit in units)
        {
            byId[unit.Id] = unit;
            if (unit.RegistrationNumber is not ("" or RegistrationNumber.None))
                _byRegistration.TryAdd(unit.RegistrationNumber, unit);
            if (unit.LicenceNumber is { Length: > 0 } licence)
                _byLicence.TryAdd(licence, unit);
            _byName.TryAdd((unit.NameKey, unit.District), unit);
            if (unit.NameKey.Length >= 2)
            {
                var begin = (unit.NameKey[..2], unit.District);
                if (!_byBegin.TryGetValue(begin, out var alike))
                    _byBegin[begin] = alike = [];
                alike.Add(unit);
            }
            foreach (var range in unit.AddressRanges)
                _ranges.Add((AddressSpan.Parse(range).Value, unit));
        }
        foreach (var statement in statements)
        {
            foreach (var circuit in statement.Uplinks.Select(uplink => uplink.CircuitId).OfType<string>())
            {
                if (byId.TryGetValue(statement.UnitId, out var unit))
                    _byCircuit.TryAdd(circuit, unit);
            }
        }
        _ranges.Sort((left, right) => left.Span.CompareTo(right.Span));
    }

    public RowMatch Find(DeclaredUnit row)
    {
        if (row.RegistrationNumber is not ("" or RegistrationNumber.None) && _byRegistration.TryGetValue(row.RegistrationNumber, out var registered))
            return row.RegistrationNumber.Length == 10 ? new RowMatch(registered, 95, "organisation-code") : new RowMatch(registered, 100, "registration-number");
        if (row.LicenceNumber is { Length: > 0 } licence && _byLicence.TryGetValue(licence, out var licensed))
            return new RowMatch(licensed, 90, "licence");
        if (_byCircuit.TryGetValue(row.CircuitId, out var connected))
            return new RowMatch(connected, 85, "circuit");
        if (_byName.TryGetValue((row.NameKey, row.District), out var named))
            return new RowMatch(named, 80, "name-and-district");
        return Alike(row) is { } alike ? new RowMatch(alike, 70, "alike")
            : Holding(row) is { } holder ? new RowMatch(holder, 60, "addresses")
            : RowMatch.None;
    }

    private Unit? Alike(DeclaredUnit row)
    {
        if (row.NameKey.Length < 2 || !_byBegin.TryGetValue((row.NameKey[..2], row.District), out var candidates))
            return null;
        var address = AddressKey.Of(row.InstallAddress.Length > 0 ? row.InstallAddress : row.RegisteredAddress);
        return candidates.Take(MostCandidates)
            .Where(unit => Math.Abs(unit.NameKey.Length - row.NameKey.Length) <= 3 && Similarity.JaroWinkler(unit.NameKey, row.NameKey) >= NamesAlike)
            .FirstOrDefault(unit => Similarity.TokenOverlap(AddressKey.Of(unit.Address), address) >= AddressesAlike);
    }

    // The narrowest range that holds the row's: when it is the reporter's own or a carrier's, it says nothing about who the row is.
    private Unit? Holding(DeclaredUnit row)
    {
        foreach (var span in row.AddressRanges.Select(range => AddressSpan.Parse(range).Value))
        {
            var (low, high) = (0, _ranges.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_ranges[middle].Span.CompareTo(span) <= 0)
                    low = middle + 1;
                else
                    high = middle;
            }
            for (var at = low - 1; at >= 0 && at >= low - 4; at--)
            {
                if (!_ranges[at].Span.Contains(span))
                    continue;
                if (_ranges[at].Unit.Id != row.ReporterUnitId && _ranges[at].Unit.Category != UnitCategory.Carrier)
                    return _ranges[at].Unit;
                break;
            }
        }
        return null;
    }
}
