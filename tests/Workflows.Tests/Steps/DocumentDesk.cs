using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What the documents of a case are written from: the forms that were filled in, the visit and its findings, the order, what was issued before.</summary>
internal static class DocumentDesk
{
    public static Func<CaseOnTheDesk, Task<string>> Issue(string code, JsonObject? further = null) => desk => IssueAsync(desk, desk.File, code, further);

    public static Task<string> IssueAsync(CaseOnTheDesk desk, CaseFile file, string code, JsonObject? further = null) =>
        desk.InAsync(async (NoticeDesk notices) => (await notices.IssueAsync(file, code, further, default)).DocumentNumber ?? "–");

    /// <summary>The form of an act of the case, as it was filled in.</summary>
    public static CaseOnTheDesk Filled(this CaseOnTheDesk desk, string act, JsonObject form, string? penalty = null, string? caseId = "c") => desk.Add(Completed($"t-{act}", act, form, penalty, caseId, CaseOnTheDesk.At("2005-05-18")));

    /// <summary>An act of the penalty case or of the case, as somebody did it at noon of a day of May.</summary>
    public static CaseOnTheDesk Done(this CaseOnTheDesk desk, string act, string outcome, string by, int day, JsonObject? form = null, string? penalty = "p")
    {
        var task = Completed($"t-{act}-{day}", act, form ?? [], penalty, "c", CaseOnTheDesk.At($"2005-05-{day}", 12));
        (task.Outcome, task.CompletedBy) = (outcome, by);
        return desk.Add(task);
    }

    private static WorkTask Completed(string id, string act, JsonObject form, string? penalty, string? caseId, DateTimeOffset at) => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = caseId,
        PenaltyCaseId = penalty,
        InstanceId = "u",
        BookmarkId = act,
        ActivityId = "x",
        ActivityNodeId = "x",
        Act = act,
        Title = "x",
        TitleEn = "x",
        Role = Role.Officer,
        District = "福田区",
        Subject = "x",
        CreatedAt = default,
        Status = WorkTaskStatus.Completed,
        CompletedAt = at,
        Form = form.ToJsonString(),
    };

    /// <summary>The officers have badges, and of the unit everything is known.</summary>
    public static CaseOnTheDesk Known(this CaseOnTheDesk desk)
    {
        foreach (var person in desk.Rows.InHand<Person>())
            (person.DisplayName, person.Badge) = ($"警官{person.Id}", $"04{person.Id}");
        (desk.Unit.FilingNumber, desk.Unit.LicenceNumber, desk.Unit.BandwidthMbps, desk.Unit.Users) = ("粤备2005-17", "粤B2-20050017", 12.50m, 320);
        desk.Unit.AddressRanges.AddRange(["10.1.0.0/24", "10.1.2.0/25"]);
        return desk;
    }

    public static CaseOnTheDesk Visited(this CaseOnTheDesk desk, InspectionKind kind = InspectionKind.Full, InspectionResult? result = null, string? place = "机房", Action<Inspection>? ends = null)
    {
        var visit = new Inspection { Id = "v", CaseId = "c", CampaignId = "k", Kind = kind, LeadOfficerId = "off1", CoOfficerId = "off2", StartedAt = CaseOnTheDesk.At("2005-05-17", 9), FinishedAt = CaseOnTheDesk.At("2005-05-17", 11), Place = place, Result = result };
        ends?.Invoke(visit);
        return desk.Add(visit);
    }

    public static CaseOnTheDesk Found(this CaseOnTheDesk desk, string id, string item, string fact, FindingStatus status = FindingStatus.Open, string? order = "o", string severity = "B", string gap = "SYS", string visit = "v") => desk.Add(new Finding
    {
        Id = id,
        CaseId = "c",
        CampaignId = "k",
        InspectionId = visit,
        ItemCode = item,
        Gap = gap,
        Severity = severity,
        Fact = fact,
        Evidence = $"照片{id}",
        Basis = "计算机信息网络国际联网安全保护管理办法第十条",
        OrderId = order,
        Status = status,
    });

    public static CaseOnTheDesk Ordered(this CaseOnTheDesk desk, OrderStatus status, params OrderItem[] items) => desk.Ordered(status, "o", "2005-05-09", null, items);

    public static CaseOnTheDesk Ordered(this CaseOnTheDesk desk, OrderStatus status, string id, string drafted, string? served, params OrderItem[] items)
    {
        var order = DeadlineTrials.Order(status, id, 10, drafted);
        (order.Items, order.DocumentNumber) = (items.Length == 0 ? null : items, status == OrderStatus.Approved ? null : $"责改{id}");
        if (served is not null)
            (order.ServedOn, order.DueOn) = (CaseOnTheDesk.Day(served), CaseOnTheDesk.Day(served).PlusDays(10));
        return desk.Add(order);
    }

    /// <summary>A document that was issued before.</summary>
    public static CaseOnTheDesk Issued(this CaseOnTheDesk desk, string code, string number, int day, NoticeStatus status = NoticeStatus.Served, string? penalty = null) =>
        desk.Add(Document($"n-{number}", code, number, $"2005-05-{day}", status: status, penalty: penalty));

    public static Notice Document(string id, string code, string? number, string day, bool needsService = true, NoticeStatus status = NoticeStatus.Issued, string? penalty = null, string? successor = null, string data = "{}") => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = "c",
        PenaltyCaseId = penalty,
        TemplateCode = code,
        TemplateVersion = 1,
        Title = $"文书{code}",
        DocumentNumber = number,
        AddresseeName = "u",
        Html = "",
        Data = data,
        Sha256 = "",
        RequiresService = needsService,
        IssuedBy = "off1",
        IssuedAt = CaseOnTheDesk.At(day),
        IssuedOn = CaseOnTheDesk.Day(day),
        Status = status,
        SuccessorId = successor,
    };

    /// <summary>A measure that the head carried out on 2005-05-15, at the wish of an officer.</summary>
    public static CaseOnTheDesk CarriedOut(this CaseOnTheDesk desk, MeasureKind kind, JsonObject? form = null)
    {
        var measure = GuardWorld.MeasureOf(kind, MeasureStatus.CarriedOut, (form ?? []).ToJsonString());
        measure.DecidedBy = "lead";
        return desk.Add(measure);
    }
}
