using System.Text.Json.Nodes;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Simulation;

/// <summary>What simulated people do with a tip: intake sorts and answers it, officers verify it, the head decides on transfers, the office looks at the case that came of it.</summary>
internal sealed class SimulatedTipActs(int seed, Rates rates, LegalClock clock, SimulatedTips? tips)
{
    /// <summary>Null when the task is about no tip, or one with a single outcome.</summary>
    public SimulatedAct? Decide(TaskSituation s) => s.Task.Act switch
    {
        "tip-triage" => Triage(s.Tip!, Told(s)),
        "tip-verification" => Verify(s, Told(s)),
        "tip-transfer" => s.Attempt == 0 && Draw(s).Bernoulli(rates.TipTransferRefused) ? new("Return", None, "请先行核实有无本机关管辖的安全管理问题。") : new("Approve", None),
        "case-intake" => Draw(s).Bernoulli(rates.TipCaseByMistake) ? new("Void", None, "经核对，该地址没有互联网接入服务。")
            : new(clock.Today < s.Campaign.PhaseNumber(1).Last ? "Notify" : "Inspect", None),
        _ => null,
    };

    private static IReadOnlyDictionary<string, JsonNode?> None { get; } = new Dictionary<string, JsonNode?>();

    private SimulatedAct Triage(Tip tip, SimulatedTip told) => told.Fate switch
    {
        TipFate.Repeated => new("Duplicate", None),
        TipFate.OfOthers when TipWords.Matter(tip.Type) is null => new("OutOfScope", None, "反映事项不属于互联网接入服务管理。"),
        TipFate.OfOthers when !told.IsFoundLater => new("Transfer", Destination(tip), "反映事项属其他机关管辖。"),
        _ => new("Own", None),
    };

    private SimulatedAct Verify(TaskSituation s, SimulatedTip told) => told.Fate switch
    {
        TipFate.Own => new("Confirmed", Subject(told)),
        // The head has sent it back: what is left of it for the police comes to nothing.
        TipFate.OfOthers when s.Attempt == 0 => new("OtherCompetence", Destination(s.Tip!), "现场核查发现属其他机关管辖。"),
        TipFate.Unverifiable => new("CannotVerify", None, "两次到场均无人，线索不足。"),
        _ => new("Unfounded", None, "现场核查未发现所反映的情况。"),
    };

    private static Dictionary<string, JsonNode?> Subject(SimulatedTip told) => new()
    {
        ["result"] = "现场核查，所反映的情况属实。",
        ["subject"] = told.UnitCode is not null ? "unit" : told.IsAboutPerson ? "person" : "new-unit",
        ["unitCode"] = told.UnitCode,
        ["name"] = told.Name,
    };

    private Dictionary<string, JsonNode?> Destination(Tip tip)
    {
        var matter = TipWords.Matter(tip.Type)!;
        return new() { ["matter"] = matter, ["authority"] = Authority.Get(Competence.Of(matter).On(clock.Today).Authorities[0]).NameZh };
    }

    private SimulatedTip Told(TaskSituation s) => (tips ?? throw new InvalidOperationException($"The tip {s.Tip!.Number} is none of this simulation.")).Of(s.Tip!);

    private SeededRandom Draw(TaskSituation s) => SeededRandom.For(seed, s.Key, "act:" + s.Task.Act, s.Attempt);
}
