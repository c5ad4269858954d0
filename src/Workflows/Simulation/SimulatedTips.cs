using System.Globalization;
using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>The tips that come in over a simulated campaign. They hang on the seed, the register and the rates alone; those of a forecast with the same seed come on the same days and turn out the same.</summary>
public sealed class SimulatedTips
{
    private const int LastHouse = 1_000;

    // 非法网吧, 出租屋, 帐号漫游, 转售专线, 无证经营, 其他: §8.4, in the order of the type.
    private static readonly double[] Types = [0.34, 0.30, 0.06, 0.10, 0.16, 0.04];
    // What is no matter of the police alone: 帐号漫游 is for nobody else.
    private static readonly double[] TypesOfOthers = [0.34, 0.30, 0, 0.10, 0.16, 0.04];
    // 福田, 罗湖, 南山, 盐田, 宝安, 龙岗: §8.3.
    private static readonly double[] ByDistrict = [11, 11, 16, 2, 37, 23];

    private readonly Dictionary<DateTimeOffset, SimulatedTip> _byInstant;

    private SimulatedTips(IReadOnlyList<SimulatedTip> tips)
    {
        InOrder = tips;
        _byInstant = tips.ToDictionary(tip => tip.At);
    }

    /// <summary>As they come.</summary>
    public IReadOnlyList<SimulatedTip> InOrder { get; }

    /// <summary>The one that was registered as this tip.</summary>
    public SimulatedTip Of(Tip tip) =>
        _byInstant.TryGetValue(tip.RegisteredAt.ToUniversalTime(), out var known) ? known : throw new InvalidOperationException($"The tip {tip.Number} is none of this simulation.");

    /// <param name="register">The units that the campaign began with.</param>
    public static SimulatedTips Of(int seed, Rates rates, Campaign campaign, IReadOnlyList<Unit> register)
    {
        var drawn = DrawnTip.Draw(seed, register.Count, rates.TipsPerUnit, rates, campaign.PhaseNumber(1).First, campaign.PhaseNumber(3).Last)
            .Select(tip => (Tip: tip, At: OfficeHours.On(tip.On, Random(tip, "time")))).OrderBy(tip => tip.At).ThenBy(tip => tip.Tip.Number);
        var tips = new List<SimulatedTip>();
        foreach (var (tip, wished) in drawn)
        {
            var at = tips.Count > 0 && tips[^1].At >= wished ? tips[^1].At.AddSeconds(1) : wished;
            tips.Add(Tell(tip, at, Random(tip, "content"), Repeatable(tips, tip)));
        }
        return new SimulatedTips(tips);

        SeededRandom Random(DrawnTip tip, string purpose) => SeededRandom.For(seed, $"tip-{tip.Number}", purpose);

        SimulatedTip Tell(DrawnTip tip, DateTimeOffset at, SeededRandom random, IReadOnlyList<SimulatedTip> repeatable)
        {
            // Without an earlier one there is nothing to repeat.
            var fate = tip.Fate == TipFate.Repeated && repeatable.Count == 0 ? TipFate.OfOthers : tip.Fate;
            var type = (TipType)random.Weighted(fate == TipFate.OfOthers ? TypesOfOthers : Types);
            var district = Districts.Of2005[random.Weighted(ByDistrict)];
            var address = $"深圳市{district}区{random.Choice(SyntheticNames.Brands)}路{LastHouse + tip.Number}号";
            var (about, isFoundLater) = (random.NextDouble(), random.Bernoulli(rates.TipOfOthersFoundLater));
            var unit = about < rates.TipAboutRegistered && fate == TipFate.Own ? random.Choice(register) : null;
            if (unit is not null)
                (district, address) = (unit.District, unit.Address);
            if (fate == TipFate.Repeated && random.Choice(repeatable).Given is { } earlier)
                (type, district, address) = (earlier.Type, earlier.District, earlier.Address);
            var isAboutPerson = unit is null && about >= 1 - rates.TipAboutPerson;
            var name = unit is not null ? null : isAboutPerson ? $"违法行为人{Nth(tip)}" : $"深圳市{random.Choice(SyntheticNames.Brands)}{random.Choice(SyntheticNames.Brands)}网络经营点{Nth(tip)}";
            var isAnonymous = random.Bernoulli(rates.TipAnonymous);
            return new SimulatedTip(at, fate, isFoundLater, new RegisterTip(type, (TipChannel)random.Weighted(0.6, 0.2, 0.1, 0.1), address, district, $"反映{address}涉嫌{TipWords.Zh(type)}。（模拟举报）", tip.On,
                unit?.Name, random.Bernoulli(rates.TipOfRetaliation), isAnonymous ? null : $"举报人{Nth(tip)}", isAnonymous ? null : $"100{tip.Number:D8}"), unit?.Code, name, isAboutPerson);
        }
    }

    private static string Nth(DrawnTip tip) => (tip.Number + 1).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>Those of the days before that are no repetitions themselves.</summary>
    private static IReadOnlyList<SimulatedTip> Repeatable(List<SimulatedTip> tips, DrawnTip tip) =>
        tip.Fate == TipFate.Repeated ? [.. tips.Where(earlier => earlier.Fate != TipFate.Repeated && Period.DaysBetween(earlier.Given.ReceivedOn, tip.On) <= TipDesk.DuplicateDays)] : [];
}
