using System.Linq.Expressions;
using NodaTime;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>Draws what the domain may ask of its records: rows that are added, changed and looked for in the same transaction, and serials.</summary>
internal sealed class RecordOperations(Random random, PlainRecords model)
{
    private const int Limit = 4;
    private static readonly string[] CaseIds = ["case-1", "case-2", "case-3"];
    private static readonly DateTimeOffset Start = new(2005, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private int _number;

    public Func<IRecords, Task<string>> Draw() => random.Next(8) switch
    {
        0 or 1 => Add(),
        2 => AddNew(),
        3 => Change(),
        4 => Find(),
        5 => List(),
        6 => OfCase(),
        _ => Serial(),
    };

    /// <summary>One that writes and stands alone, so that it can be taken back.</summary>
    public Func<IRecords, Task<string>> DrawWrite() => random.Next(3) switch { 0 => Add(), 1 => AddNew(), _ => Serial() };

    private Func<IRecords, Task<string>> Add()
    {
        var (id, caseId, hours) = (NewId(), Pick(CaseIds), random.Next(48));
        return records =>
        {
            records.Add(Deadline(id, caseId, hours));
            return Task.FromResult(string.Join(',', records.InHand<Deadline>().Where(row => row.Id == id).Select(row => row.CaseId)));
        };
    }

    // As one of many that are made in bulk, with a question in between that can be answered from hand and one that cannot.
    private Func<IRecords, Task<string>> AddNew()
    {
        var (ids, caseId, hours, asksBeyond) = (new[] { NewId(), NewId() }, $"new-{++_number}", random.Next(48), random.Next(2) == 0);
        return async records =>
        {
            records.BeginNew();
            records.Add(Deadline(ids[0], caseId, hours));
            var seen = asksBeyond ? await records.CountAsync<Deadline>(row => row.Status == DeadlineStatus.Armed) : await records.CountAsync<Deadline>(row => row.CaseId == caseId);
            records.Add(Deadline(ids[1], caseId, hours + 1));
            records.FinishNew();
            return $"{seen}";
        };
    }

    private Func<IRecords, Task<string>> Change()
    {
        var (id, status) = (Known(), Pick(Enum.GetValues<DeadlineStatus>()));
        return async records =>
        {
            if (await records.FindAsync<Deadline>(id) is not { } row)
                return "none";
            var before = row.Status;
            row.Status = status;
            return $"{before}";
        };
    }

    private Func<IRecords, Task<string>> Find()
    {
        var (id, caseId) = (Known(), Pick(CaseIds));
        return async records => $"{(await records.FindAsync<Deadline>(id))?.Status}|{(await records.FirstAsync<Deadline>(row => row.CaseId == caseId && row.Status == DeadlineStatus.Armed, rows => rows.OrderByDescending(row => row.ExpiresAt).ThenBy(row => row.Id)))?.Id}";
    }

    private Func<IRecords, Task<string>> List()
    {
        var (until, status, limit) = (Start.AddHours(random.Next(48)), Pick(Enum.GetValues<DeadlineStatus>()), random.Next(1, Limit));
        Expression<Func<Deadline, bool>> where = row => row.ExpiresAt <= until && row.Status == status;
        return async records => string.Join(',', (await records.ListAsync(where, limit)).Select(row => row.Id)) + "|" + await records.CountAsync(where);
    }

    private Func<IRecords, Task<string>> OfCase()
    {
        var caseId = Pick(CaseIds);
        return async records => string.Join(',', (await records.ListAsync<Deadline>(row => row.CaseId == caseId, 1000)).Select(row => $"{row.Id} {row.Status}"));
    }

    private Func<IRecords, Task<string>> Serial()
    {
        var series = new NumberSeries("深公", "网", random.Next(2) == 0 ? "责改" : "告知", 2005);
        var isReturned = random.Next(4) == 0;
        return async records =>
        {
            var serial = await records.NextSerialAsync(series);
            if (isReturned)
                await records.ReturnSerialAsync(series);
            return $"{serial}";
        };
    }

    private string NewId() => $"d{++_number:D5}";

    private string Known() => model.Deadlines.Count == 0 || random.Next(8) == 0 ? "unknown" : Pick([.. model.Deadlines.Keys]);

    private static Deadline Deadline(string id, string caseId, int hours) => new()
    {
        Id = id,
        CampaignId = "campaign",
        CaseId = caseId,
        InstanceId = "i",
        Timer = "T-06",
        Kind = DeadlineKind.Statutory,
        StartedOn = new LocalDate(2005, 4, 1),
        DueOn = new LocalDate(2005, 4, 8),
        ExpiresAt = Start.AddHours(hours),
        ExplanationZh = "说明",
        ExplanationEn = "explanation",
        Rule = "rule",
        ArmedAt = Start,
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
