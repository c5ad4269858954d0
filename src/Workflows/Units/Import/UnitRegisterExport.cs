using System.Globalization;
using CsvHelper;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>Writes the register as CSV with the columns that <see cref="UnitRegisterImport"/> reads: UTF-8 with a mark so that spreadsheets show Chinese.</summary>
public static class UnitRegisterExport
{
    /// <summary>Writes units one by one. The stream stays open.</summary>
    /// <param name="codeOf">The code of a unit by its id, for the upstream column; null when unknown.</param>
    /// <param name="english">English headers and categories instead of Chinese.</param>
    /// <returns>How many units were written.</returns>
    public static int WriteCsv(Stream target, IEnumerable<Unit> units, Func<string, string?> codeOf, bool english = false)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, InjectionCharacters = "=+-@", WriteByteOrderMark = true };
        using var csv = CsvWriter.Create(target, options, leaveOpen: true);
        foreach (var column in UnitColumn.All)
            csv.WriteField(english ? column.Name : column.Zh);
        csv.EndRecord();
        var count = 0;
        foreach (var unit in units)
        {
            foreach (var column in UnitColumn.All)
                csv.WriteField(Cell(column, unit, codeOf, english));
            csv.EndRecord();
            count++;
        }
        return count;
    }

    private static string? Cell(UnitColumn column, Unit unit, Func<string, string?> codeOf, bool english) => column.Name switch
    {
        "code" => unit.Code,
        "name" => unit.Name,
        "category" => english ? unit.Category.ToString() : UnitCategoryNames.Zh(unit.Category),
        "district" => unit.District,
        "address" => unit.Address,
        "registration_number" => unit.RegistrationNumber,
        "licence_number" => unit.LicenceNumber,
        "filing_number" => unit.FilingNumber,
        "legal_representative" => unit.LegalRepresentative,
        "security_officer" => unit.SecurityOfficer,
        "phone" => unit.Phone,
        "email" => unit.Email,
        "upstream" => unit.UpstreamUnitId is { } id ? codeOf(id) : null,
        "address_ranges" => string.Join("; ", unit.AddressRanges),
        "bandwidth_mbps" => unit.BandwidthMbps.ToString("0.###", CultureInfo.InvariantCulture),
        "users" => unit.Users.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Name, "Not a column of the register."),
    };
}
