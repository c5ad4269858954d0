using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>
/// Takes the list of licences of the licensing authority (CSV or XLSX), against which RC-11 checks who sells access. A list is taken whole or not at all:
/// half of one would make lawful holders suspects.
/// </summary>
public sealed class LicenceDesk
{
    private const int MostLicences = 200_000;
    private const int MostNamed = 20;
    private static readonly string[] Columns = ["许可证编号", "持证单位", "业务种类", "有效期至"];

    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly ILicenceList list;
    private readonly TimeProvider time;

    internal LicenceDesk(IRecords records, IAuditTrail audit, ILicenceList list, TimeProvider time) => (this.records, this.audit, this.list, this.time) = (records, audit, list, time);

    /// <summary>Replaces the list; answers how many licences it has. A file with a bad row is refused by its rows, and the list stays.</summary>
    public async Task<Answer<int>> ImportAsync(Stream content, string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Office) && !actor.Is(Role.Admin))
            return new Refusal("not-allowed", "只有专项办和管理员可以导入许可证名录。", "Only the campaign office and administrators may import the list of licences.");
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        List<ListedLicence> licences;
        try
        {
            licences = Read(content);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        await list.ReplaceAsync(licences, cancellationToken);
        await audit.AppendAsync(campaign, actor, "licences.imported", after: $"{licences.Count}", cancellationToken: cancellationToken);
        return licences.Count;
    }

    private List<ListedLicence> Read(Stream content)
    {
        using var table = TableFile.Open(content, new UnitImportLimits());
        var (licences, faults, header) = (new Dictionary<string, ListedLicence>(StringComparer.OrdinalIgnoreCase), new List<string>(), (int[]?)null);
        foreach (var row in table.Rows().Where(row => !row.IsBlank))
        {
            if (header is null)
            {
                header = [.. Columns.Select(column => row.Cells.ToList().FindIndex(cell => cell.Trim() == column))];
                if (header.Contains(-1))
                    throw new RefusedException(new Refusal("licences.columns", $"表头须有：{string.Join("、", Columns)}。", $"The header must have: {string.Join(", ", Columns)}."));
                continue;
            }
            string Cell(int column) => header[column] < row.Cells.Count ? row.Cells[header[column]].Trim() : "";
            var (number, holder, scope, until) = (Cell(0), Cell(1), Cell(2), LocalDatePattern.Iso.Parse(Cell(3)));
            if (row.Fault is not null || number.Length is 0 or > 100 || holder.Length is 0 or > 200 || scope.Length is 0 or > 200 || !until.Success || licences.ContainsKey(number))
                faults.Add($"{row.Number}");
            else
                licences.Add(number, new ListedLicence { Id = number, Holder = holder, Scope = scope, ValidUntil = until.Value, ImportedAt = time.GetUtcNow() });
            if (licences.Count > MostLicences)
                throw new RefusedException(new Refusal("licences.too-many", $"名录超过{MostLicences}条。", $"The list has more than {MostLicences} licences."));
        }
        if (faults.Count > 0)
            throw new RefusedException(new Refusal("licences.rows", $"{faults.Count}行有误（缺项、日期不是 2006-05-10 的形式或者编号重复），第{string.Join("、", faults.Take(MostNamed))}行；名录未更改。",
                $"{faults.Count} row(s) are wrong (a blank, a date not written 2006-05-10, or a number given twice): row {string.Join(", ", faults.Take(MostNamed))}. The list was not changed."));
        return licences.Count > 0 ? [.. licences.Values]
            : throw new RefusedException(new Refusal("licences.none", "名录中没有许可证。", "The list has no licence."));
    }
}

/// <summary>Keeps the list of licences.</summary>
public interface ILicenceList
{
    /// <summary>Puts these in place of all that were there.</summary>
    Task ReplaceAsync(IReadOnlyList<ListedLicence> licences, CancellationToken cancellationToken = default);
}
