using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>Reads the cells of one row into a unit and collects everything that is wrong with it.</summary>
internal sealed partial class UnitRowReader(TableRow row, IReadOnlyDictionary<UnitColumn, int> columns, int width, IReadOnlyList<string> districts)
{
    private readonly List<CellProblem> _problems = [];

    public IReadOnlyList<CellProblem> Problems => _problems;

    /// <summary>The code as given, or null to have one assigned.</summary>
    public string? Code => Optional(UnitColumn.Code);

    public string? Upstream => Optional(UnitColumn.Upstream);

    /// <summary>The unit, or null when the row has problems.</summary>
    public Unit? Read(string id, string code, DateTimeOffset at)
    {
        var name = Required(UnitColumn.UnitName);
        var category = Category(Required(UnitColumn.Category));
        var district = District(Required(UnitColumn.District));
        var unit = new Unit
        {
            Id = id,
            Code = code,
            Name = name,
            NameKey = UnitName.Key(name),
            Category = category,
            District = district,
            Address = Required(UnitColumn.Address),
            RegistrationNumber = Take(UnitColumn.RegistrationNumber, Units.RegistrationNumber.Parse(Required(UnitColumn.RegistrationNumber)), ""),
            LicenceNumber = Optional(UnitColumn.LicenceNumber),
            FilingNumber = Optional(UnitColumn.FilingNumber),
            LegalRepresentative = Required(UnitColumn.LegalRepresentative),
            SecurityOfficer = Required(UnitColumn.SecurityOfficer),
            Phone = Matching(UnitColumn.Phone, Required(UnitColumn.Phone), PhonePattern(), "电话号码无法识别", "not a telephone number"),
            Email = Matching(UnitColumn.Email, Optional(UnitColumn.Email) ?? "", EmailPattern(), "电子邮箱无法识别", "not an e-mail address"),
            AddressRanges = [.. Take(UnitColumn.AddressRanges, AddressRange.ParseList(Optional(UnitColumn.AddressRanges) ?? ""), [])],
            BandwidthMbps = Number(UnitColumn.Bandwidth, 0m, 10_000_000m),
            Users = (int)Number(UnitColumn.Users, 0m, 100_000_000m, whole: true),
            RegisteredAt = at,
        };
        if (row.Cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            _problems.Add(new CellProblem(null, row.Cells.Skip(width).First(cell => !string.IsNullOrWhiteSpace(cell)), "列数多于表头", "more columns than the header has"));
        return _problems.Count == 0 ? unit : null;
    }

    /// <summary>Adds a problem that the row alone does not show, for example a duplicate.</summary>
    public void Add(UnitColumn column, string value, string zh, string en) => _problems.Add(new CellProblem(column.Zh, value, zh, en));

    private string? Optional(UnitColumn column)
    {
        if (!columns.TryGetValue(column, out var index) || index >= row.Cells.Count)
            return null;
        var text = row.Cells[index].Trim();
        // An apostrophe before = + - @ is how spreadsheets, and our own export, keep a text from becoming a formula.
        if (text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@')
            text = text[1..];
        return text.Length == 0 ? null : text;
    }

    private string Required(UnitColumn column)
    {
        var text = Optional(column);
        if (text is null)
            _problems.Add(new CellProblem(column.Zh, null, "必填项为空", "a required field is blank"));
        else if (text.Length > column.MaxLength)
            _problems.Add(new CellProblem(column.Zh, text[..40] + "…", $"超过{column.MaxLength}个字符", $"longer than {column.MaxLength} characters"));
        return text ?? "";
    }

    private UnitCategory Category(string text)
    {
        if (text.Length == 0)
            return UnitCategory.Other;
        if (UnitCategoryNames.Parse(text) is { } category)
            return category;
        Add(UnitColumn.Category, text, "单位类别无法识别", "not a known category");
        return UnitCategory.Other;
    }

    private string District(string text)
    {
        if (text.Length == 0)
            return "";
        if (Districts.Parse(text, districts) is { } district)
            return district;
        Add(UnitColumn.District, text, $"所属区应为{string.Join("、", districts)}之一", $"the district is none of {string.Join(", ", districts.Select(Districts.En))}");
        return "";
    }

    private T Take<T>(UnitColumn column, Answer<T> answer, T otherwise)
    {
        if (!answer.IsRefused)
            return answer.Value;
        var text = Optional(column);
        if (text is not null)
            Add(column, text, answer.Refusal!.Zh, answer.Refusal.En);
        return otherwise;
    }

    private string Matching(UnitColumn column, string text, Regex pattern, string zh, string en)
    {
        if (text.Length > 0 && (text.Length > column.MaxLength || !pattern.IsMatch(text)))
            Add(column, text, zh, en);
        return text;
    }

    private decimal Number(UnitColumn column, decimal least, decimal most, bool whole = false)
    {
        if (Optional(column) is not { } text)
            return 0;
        if (decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && (!whole || number == decimal.Truncate(number)))
            return number;
        Add(column, text, whole ? "应为不小于0的整数" : "应为不小于0的数字", whole ? "expected a whole number of 0 or more" : "expected a number of 0 or more");
        return 0;
    }

    [GeneratedRegex(@"^[0-9+（）（）\-/\s]{5,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();
}
