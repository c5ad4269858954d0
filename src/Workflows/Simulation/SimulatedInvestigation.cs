using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Simulation;

/// <summary>How simulated officers investigate: they interview people, ask for evidence to be kept, and propose a penalty or another ending. What they have done so far tells what comes next.</summary>
internal sealed class SimulatedInvestigation(int seed, Rates rates, LegalClock clock)
{
    private const int MostPieces = 3;
    private static readonly TimeSpan InterviewLasts = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan WrittenUp = TimeSpan.FromMinutes(5);

    /// <summary>Interviews first, then evidence, then the ending; each is a task of its own.</summary>
    public SimulatedAct Investigate(TaskSituation s)
    {
        var steps = Draw(s, "investigation");
        var interviews = !steps.Bernoulli(rates.Interviewed) ? 0 : 1 + (steps.Bernoulli(rates.InterviewedAgain) ? 1 : 0) + (steps.Bernoulli(rates.InterviewedAnother) ? 1 : 0);
        var isAgain = interviews > 1 && Draw(s, "investigation-again").Bernoulli(rates.InterviewedAgain / (rates.InterviewedAgain + rates.InterviewedAnother));
        if (s.Attempt < interviews)
            return Interview(s, isAgain);
        if (s.Attempt == interviews && steps.Bernoulli(rates.EvidenceKept))
            return Preserve(steps);
        return End(s);
    }

    /// <summary>What becomes of the pieces: each goes one way.</summary>
    public SimulatedAct DecideOnKept(TaskSituation s)
    {
        var random = SeededRandom.For(seed, s.Key, "act:" + s.Task.Act, s.Attempt);
        var ways = Enumerable.Range(1, s.KeptPieces).ToLookup(_ => KeptEvidence.Ways[random.Weighted(0.5, 0.3, 0.1, 0.1)].Field, number => number.ToString(CultureInfo.InvariantCulture));
        var answers = KeptEvidence.Ways.ToDictionary(way => way.Field, way => ways.Contains(way.Field) ? (JsonNode?)string.Join("、", ways[way.Field]) : null);
        answers["authority"] = ways.Contains(KeptEvidence.HandedOver) ? "广东省通信管理局" : null;
        answers["seizureNo"] = ways.Contains(KeptEvidence.Seized) ? "深公(网)扣决字[2005]第0001号" : null;
        return new SimulatedAct("Decide", answers, "逐件核对，依法处理。");
    }

    private SimulatedAct Interview(TaskSituation s, bool isAgain)
    {
        var ended = clock.Now.ToOffset(TimeSpan.FromHours(8)) - WrittenUp;
        var isFirst = s.Attempt == 0;
        // The second time somebody else, or the same person again; the third is somebody else.
        var isSame = !isFirst && isAgain && s.Attempt == 1;
        var (name, post) = isFirst || isSame ? (s.Unit!.LegalRepresentative, "负责人") : (s.Unit!.SecurityOfficer, "安全员");
        return Act("Interview", null,
            ("interviewee", name), ("known", isSame ? "again" : "first"), ("post", post), ("employer", s.Unit.Name), ("birth", "1970-01-01"), ("address", s.Unit.Address), ("phone", "0755-00000000"), ("identity", null),
            ("from", TimeOf(ended - InterviewLasts)), ("to", TimeOf(ended)), ("place", "办案区询问室"), ("recorder", "协办民警"), ("rightsRead", true),
            ("record", "问：请介绍接入服务情况。\n答：由本单位自行管理，检查中指出的问题属实。"));
    }

    private static SimulatedAct Preserve(SeededRandom random)
    {
        string[] pieces = ["路由器1台（模拟）", "计费服务器1台（模拟）", "用户登记簿3册（模拟）"];
        return Act("Preserve", "证据可能灭失，以后难以取得。", ("items", string.Join("\n", pieces.Take(random.Between(1, MostPieces)))), ("place", "本局证物室"), ("keeper", "内勤"));
    }

    private SimulatedAct End(TaskSituation s)
    {
        var (ending, random) = (SeededRandom.For(seed, s.Key, "ending", s.Attempt).NextDouble(), SeededRandom.For(seed, s.Key, "act:" + s.Task.Act, s.Attempt));
        return ending < rates.InvestigationTerminated ? Act("Terminate", "经查证没有违法事实。", ("ground", "no-violation"))
            : ending < rates.InvestigationTerminated + rates.PenaltyTransferred ? Act("Transfer", "主要违法行为由通信管理部门管辖。", ("matter", "UNLICENSED_ACCESS"), ("authority", "广东省通信管理局"))
            : ending < rates.InvestigationTerminated + rates.PenaltyTransferred + rates.TurnedCriminal ? Act("Criminal", "涉嫌犯罪。", ("authority", "刑事侦查部门"))
            : Act("Conclude", null, Penalty(s, random));
    }

    /// <summary>Warning, fine, confiscation or stop, as far as the rule knows it.</summary>
    private (string, JsonNode?)[] Penalty(TaskSituation s, SeededRandom random)
    {
        var (kind, rule) = (random.Weighted(rates.WarningOnly, rates.Fined, rates.Confiscated, rates.Stopped), Violations.Get(s.Penalty!.Violation));
        var ceiling = rule.Ceiling(s.Penalty.OrderId is not null);
        var fine = kind == 1 && ceiling > 0 ? 1000 * random.Between(1, (int)(ceiling / 1000)) : 0;
        var confiscation = kind == 2 && rule.Confiscation ? 500 * random.Between(1, 20) : 0;
        var stopDays = kind == 3 && rule.StopDays > 0 ? random.Between(3, 15) : 0;
        return
        [
            ("warning", true), ("fine", fine), ("confiscation", confiscation), ("stopDays", stopDays),
            ("grave", fine > 0 && Discretion.BandOf(fine, ceiling) == DiscretionBand.Heavier), ("proposesRevocation", random.Bernoulli(rates.RevocationProposed)),
        ];
    }

    private SeededRandom Draw(TaskSituation s, string purpose) => SeededRandom.For(seed, $"{s.Key}|{s.Penalty!.Violation}", purpose);

    private static string TimeOf(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static SimulatedAct Act(string outcome, string? reason, params (string Name, JsonNode? Value)[] answers) => new(outcome, answers.ToDictionary(a => a.Name, a => a.Value), reason);
}
