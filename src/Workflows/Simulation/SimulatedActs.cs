using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>What simulated people decide, and the answers to a form's fields that are more than its presets.</summary>
internal sealed class SimulatedActs(int seed, Rates rates, LegalClock clock, SimulatedTips? tips)
{
    /// <summary>Violations that 公安部令第33号 art. 21 punishes with a fine of up to 15,000 yuan once the order has lapsed.</summary>
    private static readonly string[] FinedViolations = ["V01", "V02", "V03", "V04", "V05", "V06"];

    private static readonly string[] AtOnceViolations = ["V07", "V08", "V12", "V13"];
    /// <summary>Most that is fined on the spot (行政处罚法 1996 art. 33), yuan.</summary>
    private const int MostOnTheSpot = 1_000;

    private readonly SimulatedInvestigation _investigation = new(seed, rates, clock);
    private readonly SimulatedTipActs _ofTips = new(seed, rates, clock, tips);

    public SimulatedAct Decide(TaskSituation s, UnitLuck luck)
    {
        var random = SeededRandom.For(seed, s.Key, "act:" + s.Task.Act, s.Attempt);
        return s.Task.Act switch
        {
            "self-check" => Act(s.Task.Outcomes[0], ("gaps", random.Poisson(1.2)), ("secondLevelUnits", s.Unit!.UpstreamUnitId is null ? random.Poisson(3) : 0)),
            "self-check-review" => ReviewSelfCheck(s, random),
            "inspection-plan" => PlanInspection(s, luck),
            "inspection-finish" => FinishInspection(s, luck, random),
            "disposal" => Dispose(s, random),
            "order-approval" => Maybe(s, random, rates.OrderRejected, "Reject", "Approve", "整改要求不够具体，请补充后重报。"),
            "rectification" => luck.AsksForExtension(s) ? Act("AskExtension", ("days", 5)) : Act("Report"),
            "extension" => random.NextDouble() < rates.ExtensionGranted ? Act("Grant", ("days", 5)) : Act("Refuse", "理由不属于客观原因。"),
            "recheck" => Recheck(s, luck, random),
            "recheck-confirm" => Maybe(s, random, rates.ResultReturned, "Return", "Confirm", "复查记录不完整，请重新复查。"),
            "penalty-proposal" => Act("Propose", ("violation", s.OpenFindings.Select(finding => Checklist.Get(finding.ItemCode).Violation).FirstOrDefault(code => Array.IndexOf(FinedViolations, code) >= 0) ?? "V10")),
            "penalty-filing" => Maybe(s, random, rates.FilingRefused, "Refuse", "Approve", "事实不清，暂不受案。"),
            "penalty-investigation" => _investigation.Investigate(s),
            "preservation-approval" => Maybe(s, random, rates.KeepingRefused, "Return", "Approve", "证据不会灭失，不必登记保存。"),
            "preservation-decision" => _investigation.DecideOnKept(s),
            "service" when s.Penalty is not null && s.Task.Outcomes.Contains("Publish") && luck.CannotBeFound(s) => Serve(s),
            "hearing-acceptance" => random.NextDouble() < rates.HearingRefused ? Act("Refuse", "申请人不是当事人或者其代理人。", ("ground", "not-party")) : Act("Accept"),
            "restoration" => Maybe(s, random, rates.RestorationFails, "NotPassed", "Passed", "日志仍未留存。"),
            "legal-review" => Maybe(s, random, rates.ReviewReturned, "Return", "Pass", "证据尚需补充。"),
            "rights" => luck.UsesRights(s) switch { UseOfRights.Waive => Act("Waive"), UseOfRights.Hearing => Act("RequestHearing"), _ => Act("Defend") },
            "hearing-arrangement" => Arrange(s),
            "hearing" => Hold(s, random),
            "hearing-report" => s.Attempt == 0 && random.NextDouble() < rates.HearingSuspended ? Act("Suspend", "需要通知新的证人到场。") : Act("Conclude"),
            "collective-discussion" => Act("Record", ("participants", "分管局领导甲、网监部门负责人甲、法制部门负责人甲")),
            "defence-review" => random.NextDouble() < rates.DefenceChanges ? Act("Change", Lighter(s)) : Act("Keep"),
            "penalty-decision" => random.NextDouble() < rates.NoPenalty ? Act("NoPenalty", "违法行为轻微并已及时改正，未造成危害后果。", OverdueReason(s)) : Act("Penalise", [.. AsProposed(s), OverdueReason(s)]),
            "payment" => Act("Paid", ("amount", (s.Penalty!.Decided!.Fine + s.Penalty.Decided.Confiscation + Surcharge(s)).ToString(CultureInfo.InvariantCulture))),
            "acceptance" => Accept(s, random),
            "acceptance-followup" => random.NextDouble() < rates.PenaltyAfterAcceptance
                ? Act("Penalty", ("findings", Findings(s, 1, random)), ("violation", "V01"))
                : Act("Order", ("findings", Findings(s, 1, random)), ("termDays", 5)),
            "case-close" => Act("Close", ("penaltyContinues", false)),
            _ => _ofTips.Decide(s) ?? Act(s.Task.Outcomes[0]),
        };
    }

    private SimulatedAct ReviewSelfCheck(TaskSituation s, SeededRandom random)
    {
        var mayReturn = s.Case!.SelfCheckReturns < s.Campaign.Settings.MaxReturns;
        var rate = s.Case.SelfCheckReturns == 0 ? rates.SelfCheckReturned : rates.ReturnedAgain;
        return mayReturn && random.NextDouble() < rate ? Act("Return", "网络拓扑图与出口情况不一致。") : Act("Accept");
    }

    /// <summary>An order, or a transfer; for violations that need no order a penalty, at once or on the spot.</summary>
    private SimulatedAct Dispose(TaskSituation s, SeededRandom random)
    {
        var (u, facts) = (random.NextDouble(), ("facts", (JsonNode?)"检查时发现的违法事实。"));
        if (u < rates.Transferred)
            return Act("Transfer", "主要违法行为由通信管理部门管辖。", ("matter", "UNLICENSED_ACCESS"), ("authority", "广东省通信管理局"));
        if (u < rates.Transferred + rates.PenalisedAtOnce)
            return Act("Penalty", ("violation", random.Choice(AtOnceViolations)), facts);
        if (u >= rates.Transferred + rates.PenalisedAtOnce + rates.PenalisedOnTheSpot)
            return Act("Order", ("termDays", Term(s)));
        var violation = random.Choice(AtOnceViolations);
        var fine = Violations.Get(violation).UnitFine > 0 ? 100 * random.Between(1, MostOnTheSpot / 100) : 0;
        return Act("OnTheSpot", ("violation", violation), facts, ("warning", true), ("fine", fine), ("heard", true));
    }

    /// <summary>Two visits in vain, then a public notice.</summary>
    private SimulatedAct Serve(TaskSituation s)
    {
        var today = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return s.VisitsInVain < 2
            ? Act("Failed", "受送达人下落不明。", ("visitedOn", today), ("place", s.Unit!.Address), ("witness", "社区工作人员"))
            : Act("Publish", ("publishedOn", today), ("media", "公安机关网站和公示栏"));
    }

    private SimulatedAct PlanInspection(TaskSituation s, UnitLuck luck)
    {
        var day = NodaTime.LocalDate.Max(luck.PlannedOn(s), clock.Today);
        return Act("Plan", ("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private SimulatedAct FinishInspection(TaskSituation s, UnitLuck luck, SeededRandom random)
    {
        var refused = random.NextDouble() < rates.SignatureRefused;
        (string, JsonNode?)[] signature = refused ? [("signatureRefused", true), ("witness", "见证人甲")] : [];
        if (!luck.HasIssues(s))
            return Act("Clean", signature);
        var items = Math.Min(1 + random.Poisson(rates.MeanFurtherItems), rates.MostItems);
        return Act("Issues", [.. signature, ("findings", Findings(s, items, random))]);
    }

    private SimulatedAct Recheck(TaskSituation s, UnitLuck luck, SeededRandom random)
    {
        var isRunning = s.Order is { DueOn: { } due } && clock.Today <= due;
        var result = s.Attempt == 0 ? luck.Rectifies(s)
            : random.NextDouble() < rates.FixedAfterPenalty ? Rectification.All : Rectification.None;
        // Without an order nothing was due in time: what is left is ordered.
        if (s.Order is null && result == Rectification.None)
            result = Rectification.Part;
        if (result == Rectification.Part && s.OpenFindings.Count < 2)
            result = Rectification.All;
        return result switch
        {
            Rectification.All => Act("Fixed", ("results", Results(s, _ => true))),
            Rectification.Part when s.Task.Outcomes.Contains("Partly") => Act("Partly", ("results", Results(s, i => i > 0)), ("termDays", 7)),
            _ when isRunning => Act("Continue", ("results", Results(s, _ => false))),
            _ => Act("NotFixed", ("results", Results(s, _ => false))),
        };
    }

    private SimulatedAct Accept(TaskSituation s, SeededRandom random) =>
        random.NextDouble() < rates.AcceptanceFails
            ? Act("Fail", "管理制度未落实。", ("scoreA", 30), ("scoreB", 40), ("veto", "none"), ("responsibilityInPlace", "no"), ("measuresInPlace", "partly"))
            : Act("Pass", ("scoreA", 34 + (int)(random.NextDouble() * 6)), ("scoreB", 50 + (int)(random.NextDouble() * 10)), ("veto", "none"));

    /// <summary>Days for the order: the longest that the checklist gives an open item.</summary>
    private static int Term(TaskSituation s) => OrderTerm.For(s.OpenFindings.Select(finding => finding.ItemCode)).Days;

    private static JsonArray Findings(TaskSituation s, int count, SeededRandom random)
    {
        var items = Checklist.For(s.Case!.Category);
        var picked = new SortedSet<int>();
        while (picked.Count < Math.Min(count, items.Count))
            picked.Add((int)(random.NextDouble() * items.Count));
        return [.. picked.Select(i => (JsonNode)new JsonObject { ["item"] = items[i].Code, ["fact"] = $"检查时未能提供“{items[i].TitleZh}”的落实情况", ["evidence"] = "现场检查记录、照片" })];
    }

    private static JsonArray Results(TaskSituation s, Func<int, bool> isFixed) =>
        [.. s.OpenFindings.Select((finding, i) => (JsonNode)new JsonObject { ["finding"] = finding.Id, ["fixed"] = isFixed(i), ["note"] = isFixed(i) ? "已整改" : "未整改" })];

    /// <summary>Leaves three working days for the notice to arrive, and says why when that passes the ten days.</summary>
    private SimulatedAct Arrange(TaskSituation s)
    {
        var profile = LegalProfiles.For(s.Campaign.LegalProfile);
        var window = Penalties.HearingWindow.Of(clock, clock.AddWorkingDays(clock.Today, 3), s.Penalty!.Hearing!.RequestedOn, profile);
        var day = clock.AddWorkingDays(window.Earliest.PlusDays(-1), 1);
        return Act("Arrange", ("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("lateReason", window.NeedsReason(day) ? "须保证提前通知的法定时间。" : null));
    }

    private SimulatedAct Hold(TaskSituation s, SeededRandom random)
    {
        var u = random.NextDouble();
        return s.Attempt == 0 && u < rates.HearingPostponed ? Act("Postpone", "申请人因不可抗力不能到场。")
            : u < rates.HearingPostponed + rates.HearingWithdrawn ? Act("Withdraw", "申请人书面撤回申请。")
            : u < rates.HearingPostponed + rates.HearingWithdrawn + rates.HearingMissed ? Act("Absent", "经通知无正当理由不到场。")
            : Act("Open");
    }

    private static (string, JsonNode?)[] Lighter(TaskSituation s)
    {
        var proposed = s.Penalty!.Proposed!;
        return [("warning", proposed.Warning), ("fine", Math.Floor(proposed.Fine / 2)), ("confiscation", proposed.Confiscation), ("stopDays", proposed.StopDays)];
    }

    private static (string, JsonNode?)[] AsProposed(TaskSituation s)
    {
        var proposed = s.Penalty!.Proposed!;
        return [("warning", proposed.Warning), ("fine", proposed.Fine), ("confiscation", proposed.Confiscation), ("stopDays", proposed.StopDays)];
    }

    private (string, JsonNode?) OverdueReason(TaskSituation s) =>
        ("overdueReason", s.Penalty!.FiledOn is { } filed && clock.Today > clock.Due("T-14", filed, LegalProfiles.For(s.Campaign.LegalProfile)).DueOn ? "案情复杂，补充调查。" : null);

    private decimal Surcharge(TaskSituation s) =>
        s.Penalty!.PaymentDueOn is { } due && clock.Today > due ? Penalties.Surcharge.Of(s.Penalty.Decided!.Fine, due, clock.Today, LegalProfiles.For(s.Campaign.LegalProfile)).Amount : 0;

    private static SimulatedAct Maybe(TaskSituation s, SeededRandom random, double rate, string seldom, string usual, string reason) =>
        s.Attempt == 0 && random.NextDouble() < rate ? Act(seldom, reason) : Act(usual);

    private static SimulatedAct Act(string outcome, params (string Name, JsonNode? Value)[] answers) => new(outcome, answers.ToDictionary(a => a.Name, a => a.Value));

    private static SimulatedAct Act(string outcome, string reason, params (string Name, JsonNode? Value)[] answers) => new(outcome, answers.ToDictionary(a => a.Name, a => a.Value), reason);
}
