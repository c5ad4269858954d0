using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Measures;

/// <summary>Who asks for a measure, who decides it, and what its form holds: the columns of TR-36 to TR-42, recusal, the voiding of a document and advice.</summary>
/// <param name="Transition">Row of the transition table.</param>
/// <param name="ProposedBy">Role that may ask for it.</param>
/// <param name="ReviewedByLegal">The legal officer examines it first.</param>
/// <param name="DecidedBy">Role that decides; null when the proposer's act is enough.</param>
/// <param name="Target">State that the case comes to; null when it stays where it is.</param>
public sealed record MeasureRule(MeasureKind Kind, string Zh, string En, string Transition, string ProposedBy, bool ReviewedByLegal, string? DecidedBy, UnitCaseState? Target, IReadOnlyList<FormField> Fields)
{
    private static readonly FormChoice[] Holds =
    [
        new("not-found", "单位下落不明", "The unit cannot be found"),
        new("criminal-first", "先行追究刑事责任", "A criminal case comes first"),
        new("force-majeure", "不可抗力", "Force majeure"),
        new("other", "其他", "Other"),
    ];

    private static readonly FormChoice[] Ends =
    [
        new("dissolved", "单位已注销、终止", "The unit is dissolved"),
        new("moved", "已迁出本市", "It has moved out of the city"),
        new("no-access", "不是互联网接入服务单位", "It is no access unit"),
        new("no-violation", "没有违法事实且不属整治范围", "There was no violation, and it is out of scope"),
    ];

    private static readonly FormChoice[] Recusals =
    [
        new("kin", "是本案当事人或者当事人的近亲属", "Party to the case, or next of kin of one"),
        new("interest", "本人或者近亲属与本案有利害关系", "They or their kin have an interest in the case"),
        new("other", "与当事人有其他关系，可能影响公正处理", "Another tie to a party that may affect fairness"),
    ];

    private static readonly FormChoice[] Askers =
    [
        new("self", "本人自行回避", "The person themselves"),
        new("party", "当事人申请回避", "A party asked for it"),
        new("ordered", "指令回避", "On instruction"),
    ];

    /// <summary>All measures, in the order of the reference.</summary>
    public static IReadOnlyList<MeasureRule> All { get; } =
    [
        new(MeasureKind.Suspend, "中止", "Suspend", "TR-36", Role.Officer, false, Role.Lead, null, [Acts.Fields.Choice("ground", "中止的情形", "Ground", Holds)]),
        new(MeasureKind.Resume, "恢复办理", "Resume", "TR-37", Role.Officer, false, Role.Lead, null, []),
        new(MeasureKind.Transfer, "整案移送", "Transfer as a whole", "TR-38", Role.Officer, true, Role.Commander, UnitCaseState.X2, Acts.Fields.Transfer),
        new(MeasureKind.Refer, "部分移送，公安部分继续办理", "Transfer a part; the part of the police goes on", "TR-38", Role.Officer, true, Role.Commander, null, Acts.Fields.Transfer),
        new(MeasureKind.Merge, "并案", "Merge", "TR-39", Role.Office, false, Role.Lead, UnitCaseState.X3, [Acts.Fields.Text("targetCase", "并入案件的编号", "Number of the case to merge into")]),
        new(MeasureKind.Terminate, "终止", "Terminate", "TR-40", Role.Officer, false, Role.Lead, UnitCaseState.X4, [Acts.Fields.Choice("ground", "终止的情形", "Ground", Ends)]),
        new(MeasureKind.Void, "撤销建档", "Void", "TR-41", Role.Office, false, null, UnitCaseState.X5, []),
        new(MeasureKind.Reopen, "重新启动", "Reopen", "TR-42", Role.Lead, false, Role.Commander, UnitCaseState.U23,
        [
            new FormField("findings", FormFieldKind.Findings, "新发现的问题和证据", "New findings and evidence", true),
            Acts.Fields.Date("actEndedOn", "违法行为终了日期", "Day on which the act ended"),
        ]),
        new(MeasureKind.Recuse, "回避", "Recusal", "T-16", Role.Officer, false, Role.Commander, null,
        [
            new FormField("person", FormFieldKind.Staff, "回避人员", "Who is to be recused", true),
            Acts.Fields.Choice("ground", "回避的情形", "Ground", Recusals),
            Acts.Fields.Choice("askedBy", "提出方式", "Asked for by", Askers, "self"),
            new FormField("successor", FormFieldKind.Officer, "接替民警（回避人员为承办民警时）", "Officer who takes over, when an officer of the case is recused", false),
        ]) { AlsoProposedBy = [Role.Lead, Role.Office, Role.Legal] },
        new(MeasureKind.VoidDocument, "文书作废并重新制发", "Void a document and issue it anew", "REQ-62", Role.Officer, false, Role.Commander, null,
            [Acts.Fields.Text("document", "作废文书的文号（没有文号的填文书名称）", "Number of the document, or its title when it has none")]) { AlsoProposedBy = [Role.Legal] },
        new(MeasureKind.Advise, "制发公安提示函", "Send a letter of advice", "D47", Role.Officer, false, Role.Lead, null,
        [
            Acts.Fields.LongText("hazard", "检查发现的隐患", "Hazard that the inspection found"),
            Acts.Fields.LongText("advice", "提示建议（每行一条）", "What is advised, one thing a line"),
            Acts.Fields.Date("feedbackOn", "反馈日期", "Answer by"),
            Acts.Fields.Flag("noViolation", "该隐患尚不构成违法", "The hazard is no violation", required: true),
        ]) { FromProfile = "LP-2026B" },
    ];

    public static MeasureRule Of(MeasureKind kind) => All.First(rule => rule.Kind == kind);

    /// <summary>Further roles that may ask for it.</summary>
    public IReadOnlyList<string> AlsoProposedBy { get; init; } = [];

    /// <summary>The first legal profile that knows it; null when all do.</summary>
    public string? FromProfile { get; init; }

    /// <summary>Whether the law by which a case proceeds knows it.</summary>
    public bool IsOfferedUnder(LegalProfile law) => FromProfile is null || LegalProfiles.OrderOf(law.Id) >= LegalProfiles.OrderOf(FromProfile);

    /// <summary>Whether somebody may ask for it.</summary>
    public bool MayBeAskedForBy(Actor actor) => actor.Is(ProposedBy) || AlsoProposedBy.Any(actor.Is);

    /// <summary>The form of a proposal, for whoever fills it in.</summary>
    public ActForm Form => new("measure", Kind.ToString(), Zh, En, NeedsReason: true, Fields);
}
