using Microsoft.Extensions.Time.Testing;

namespace Orchestrator.Engine.Tests;

/// <summary>Identifiers that are made together stand together.</summary>
public sealed class IdsTests
{
    [Fact]
    public void An_identifier_s_next_differs_in_its_end_alone_and_comes_before_whatever_is_made_later()
    {
        var clock = new FakeTimeProvider();
        var id = Ids.New(clock);
        while (id.EndsWith("ffffffff", StringComparison.Ordinal))
            id = Ids.New(clock);

        var next = Ids.After(id)!;

        Assert.Equal((32, id[..24]), (next.Length, next[..24]));
        Assert.True(string.CompareOrdinal(id, next) < 0);
        Assert.True(string.CompareOrdinal(next, Ids.New(clock)) < 0);
    }

    [Theory]
    [InlineData("0102d73902807e69abfb14a3000000ff", "0102d73902807e69abfb14a300000100")]
    [InlineData("0102d73902807e69abfb14a3ffffffff", null)]
    public void The_last_of_its_kind_has_none(string id, string? next) => Assert.Equal(next, Ids.After(id));
}
