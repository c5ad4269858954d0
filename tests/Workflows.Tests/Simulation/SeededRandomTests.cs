using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Tests.Simulation;

public sealed class SeededRandomTests
{
    private const int Draws = 20_000;

    [Fact]
    public void The_numbers_are_the_same_on_every_machine()
    {
        var random = SeededRandom.For(20050325, "SZ-000001", "self-check", 1);
        Assert.Equal([PinnedFirst, PinnedSecond], new[] { random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void Another_seed_unit_purpose_or_attempt_gives_other_numbers()
    {
        ulong[] firsts =
        [
            SeededRandom.For(1, "SZ-000001", "a").NextBits(),
            SeededRandom.For(2, "SZ-000001", "a").NextBits(),
            SeededRandom.For(1, "SZ-000002", "a").NextBits(),
            SeededRandom.For(1, "SZ-000001", "b").NextBits(),
            SeededRandom.For(1, "SZ-000001", "a", 1).NextBits(),
            SeededRandom.For(1, "SZ-000001a", "").NextBits(),
            SeededRandom.For(1, "a").NextBits(),
        ];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
    }

    [Fact]
    public void Whole_numbers_are_even_and_in_range()
    {
        var random = SeededRandom.For(7, "even");
        var counts = new int[6];
        for (var i = 0; i < Draws; i++)
            counts[random.Next(6)]++;
        Assert.All(counts, count => Assert.InRange(count, Draws / 6 * 0.9, Draws / 6 * 1.1));
        Assert.Equal([3, 4, 5], Enumerable.Range(0, 200).Select(_ => random.Between(3, 5)).Distinct().Order());
    }

    [Fact]
    public void Distributions_have_their_mean()
    {
        var random = SeededRandom.For(7, "means");
        Assert.Equal(2.1, Mean(() => random.Poisson(2.1)), 0.05);
        Assert.Equal(0.42, Mean(() => random.Bernoulli(0.42) ? 1 : 0), 0.01);
        Assert.Equal(0, Mean(random.Normal), 0.03);
        Assert.Equal(1, Mean(() => Math.Pow(random.Normal(), 2)), 0.03);
        Assert.Equal(0.5, Mean(() => random.LogNormal(10, 0.7) < 10 ? 1 : 0), 0.01);
        Assert.Equal(0.3, Mean(() => random.Weighted(0.7, 0.3)), 0.01);
        Assert.Equal(0, Mean(() => random.Poisson(0)));
    }

    [Fact]
    public void The_first_numbers_of_neighbouring_units_are_independent()
    {
        var counts = new int[10];
        for (var n = 0; n < Draws; n++)
            counts[SeededRandom.For(20050325, $"SZ-{n:000000}", "category").Next(10)]++;
        var chiSquare = counts.Sum(count => Math.Pow(count - Draws / 10.0, 2) / (Draws / 10.0));
        Assert.InRange(chiSquare, 1, 27);
    }

    [Fact]
    public void A_shuffled_list_keeps_its_items()
    {
        var items = Enumerable.Range(0, 100).ToList();
        SeededRandom.For(7, "shuffle").Shuffle(items);
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }

    [Fact]
    public void Ids_are_version_7_and_ordered_by_their_instant()
    {
        var random = SeededRandom.For(7, "ids");
        var at = new DateTimeOffset(2005, 3, 25, 0, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 50).Select(n => random.NextId(at.AddMilliseconds(n))).ToList();
        Assert.All(ids, id => Assert.Equal(7, Guid.ParseExact(id, "N").Version));
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private const ulong PinnedFirst = 15_440_494_297_336_046_773;
    private const ulong PinnedSecond = 14_022_395_429_034_795_321;

    private static double Mean(Func<double> draw)
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += draw();
        return sum / Draws;
    }
}
