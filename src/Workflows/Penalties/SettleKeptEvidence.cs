using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Notices.Data;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Penalties;

/// <summary>
/// Ends the keeping of evidence (T-15): by decision, piece by piece, or of itself when the days ran out without one. What is taken on the file
/// becomes a numbered piece of evidence, held by the lead officer from then on.
/// </summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "了结先行登记保存", DisplayNameEn = "Settle kept evidence",
    Description = "按处理决定逐件了结先行登记保存的证据；没有表单的为期满自动解除。", DescriptionEn = "Settles kept evidence piece by piece as decided; without a form the keeping is lifted by lapse of time.")]
internal sealed class SettleKeptEvidence : CodeActivity
{
    private const string Lifted = "期满自动解除，退还";

    [Input(DisplayName = "决定书标识", DisplayNameEn = "Document id", Description = "先行登记保存证据决定书。", DescriptionEn = "The decision by which the evidence is kept.", Order = 1)]
    public Input<string> NoticeId { get; set; } = new("");

    [Input(DisplayName = "处理决定表单", DisplayNameEn = "Form of the decision", Description = "空白为期满未作出处理决定。", DescriptionEn = "Empty where nothing was decided in time.", Order = 2)]
    public Input<object>? Form { get; set; }

    [Output(DisplayName = "文书数据", DisplayNameEn = "Data of the document")]
    public Output<string>? Paper { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var records = context.GetRequiredService<IRecords>();
        var decision = await records.StandingNoticeAsync(context.Get(NoticeId, ""), context.CancellationToken);
        var data = (JsonObject)JsonNode.Parse(decision.Data)!;
        var desk = context.GetRequiredService<KeptEvidenceDesk>();
        var pieces = await desk.RegisterAsync(file, decision, context.CancellationToken);
        var form = context.Get(Form) is { } value and not "" && JsonNode.Parse(PlainValue.ToJson(value)) is JsonObject json ? new FormValues(json) : null;
        var ways = form is null ? null : KeptEvidence.Read(form, pieces.Count) ?? throw new InvalidOperationException($"Not every piece of '{decision.DocumentNumber}' is decided about.");
        var actor = context.GetRequiredService<Acting>().Actor;
        var kept = pieces.Select((piece, index) => new JsonObject { ["piece"] = piece.Description, ["disposal"] = ways?[index].Zh ?? Lifted }).ToList();
        var paper = new JsonObject
        {
            ["kept_no"] = decision.DocumentNumber,
            ["kept"] = new JsonArray([.. kept]),
            ["lifted"] = ways is null,
            ["reason"] = form?.TextOrNull("reason"),
            ["authority"] = form?.TextOrNull("authority"),
            ["seizure_no"] = form?.TextOrNull("seizureNo"),
            ["decided"] = ways is null ? null : new JsonObject { ["by"] = actor.Name, ["on"] = Plain.Date(context.GetRequiredService<LegalClock>().Today) },
        };
        foreach (var (piece, index) in pieces.Select((piece, index) => (piece, index)))
        {
            var to = ways?[index].Field switch
            {
                KeptEvidence.Filed or KeptEvidence.Seized => file.LeadOfficerId!,
                KeptEvidence.HandedOver => form!.Text("authority"),
                _ => file.Case.UnitName,
            };
            await desk.SettleAsync(piece, ways?[index].Zh ?? Lifted, to, ways is null ? "登记保存期满" : "登记保存处理决定", context.CancellationToken);
        }
        var filed = ways is null ? [] : await FileAsync(context, file, pieces.Where((_, index) => ways[index].Field == KeptEvidence.Filed).ToList(), (string)data["keeper"]!);
        context.GetRequiredService<IAuditTrail>().Append(file.Case, actor, ways is null ? "evidence.kept-lifted" : "evidence.kept-decided", before: decision.DocumentNumber,
            after: string.Join("；", kept.Select(row => $"{row["piece"]}：{row["disposal"]}")), reason: form?.TextOrNull("reason"), data: new { decision.Id, filed });
        context.Set(Paper, paper.ToJsonString());
    }

    /// <summary>Numbers of the new pieces of evidence.</summary>
    private static async Task<IReadOnlyList<int>> FileAsync(ActivityExecutionContext context, CaseFile file, IReadOnlyList<KeptPiece> pieces, string keeper)
    {
        var (records, desk, caseId) = (context.GetRequiredService<IRecords>(), context.GetRequiredService<InspectionDesk>(), file.Case.Id);
        var visit = await records.FirstAsync<Inspection>(row => row.CaseId == caseId, rows => rows.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id), context.CancellationToken);
        var before = await records.CountAsync<EvidenceItem>(row => row.CaseId == caseId, context.CancellationToken);
        return [.. pieces.Select((piece, index) => desk.TakeKept(file, visit?.Id ?? "", before + index + 1, piece, keeper).Number)];
    }
}
