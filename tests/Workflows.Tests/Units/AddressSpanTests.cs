using CsCheck;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Units;

public sealed class AddressSpanTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.1-10.0.0.9")]
    [InlineData("0.0.0.0-255.255.255.255", "0.0.0.0/0")]
    [InlineData("255.255.255.255", "255.255.255.255/32")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("2001:db8::1-2001:db8::ff", "2001:db8::1-2001:db8::ff")]
    [InlineData("2001:db8::-2001:db8::ffff", "2001:db8::/112")]
    [InlineData("::/0", "::/0")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128")]
    public void Both_families_are_read(string text, string shown) => Assert.Equal(shown, AddressSpan.Parse(text).Value.ToString());

    [Theory]
    [InlineData("10.0.0.9-10.0.0.1", "unit.address-reversed")]
    [InlineData("2001:db8::2-2001:db8::1", "unit.address-reversed")]
    [InlineData("10.0.0.1-2001:db8::1", "unit.address-families")]
    [InlineData("10.0.0.256", "unit.address-range")]
    [InlineData("10.0.0.0/33", "unit.address-range")]
    [InlineData("2001:db8::/129", "unit.address-range")]
    [InlineData("2001:db8::10000", "unit.address-range")]
    [InlineData("10.0.0.1/24", "unit.address-range")]
    [InlineData("2001:db8::1/64", "unit.address-range")]
    [InlineData("fe80::1%eth0", "unit.address-range")]
    [InlineData("1.2.3", "unit.address-range")]
    [InlineData("", "unit.address-range")]
    public void What_is_reversed_or_outside_is_refused_with_its_rule(string text, string code) => Assert.Equal(code, AddressSpan.Parse(text).Refusal?.Code);

    [Fact]
    public void The_blocks_of_a_span_hold_exactly_its_addresses() =>
        Gen.Select(Gen.UInt, Gen.UInt[0, 5_000]).Sample((first, length) =>
        {
            var span = new AddressSpan(first, Math.Min(uint.MaxValue, (ulong)first + length), false);
            var blocks = span.Blocks().Select(block => AddressSpan.Parse(block).Value).ToList();
            Assert.Equal(span, Assert.Single(AddressSpan.Union(blocks)));
            Assert.Equal(span.Size, blocks.Aggregate(UInt128.Zero, (sum, block) => sum + block.Size));
        });

    [Fact]
    public void A_union_covers_a_span_exactly_when_one_of_its_parts_contains_it() =>
        Gen.Select(Gen.Select(Gen.UInt[0, 300], Gen.UInt[0, 40]).List[1, 12], Gen.UInt[0, 300], Gen.UInt[0, 20]).Sample((parts, first, length) =>
        {
            var spans = parts.Select(part => new AddressSpan(part.Item1, part.Item1 + part.Item2, false)).ToList();
            var sought = new AddressSpan(first, first + length, false);
            var isCovered = Enumerable.Range((int)first, (int)length + 1).All(address => spans.Any(span => span.First <= (uint)address && (uint)address <= span.Last));
            Assert.Equal(isCovered, AddressSpan.Covers(AddressSpan.Union(spans), sought));
        });

    [Theory]
    [InlineData("10.1.2.0/24", true)]
    [InlineData("100.127.255.0/24", true)]
    [InlineData("fd00::/16", true)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("198.18.0.0/15", false)]
    [InlineData("9.255.255.255-10.0.0.1", false)]
    public void Private_is_what_lies_whole_in_a_private_range(string text, bool isPrivate) => Assert.Equal(isPrivate, AddressSpan.Parse(text).Value.IsPrivate);

    [Theory]
    [InlineData("1.184.192.0/18", "教育网")]
    [InlineData("8.129.7.9", "阿里云")]
    [InlineData("8.134.20.63", null)]
    [InlineData("8.134.20.64", "阿里云")]
    [InlineData("8.134.79.255", "阿里云")]
    [InlineData("8.129.0.0-8.130.0.0", null)]
    [InlineData("2001:db8::1", null)]
    public void The_operator_of_an_address_is_found_in_the_published_segments(string text, string? name) => Assert.Equal(name, AddressOperators.Shenzhen.OperatorOf(AddressSpan.Parse(text).Value));

    [Fact]
    public void There_are_750_published_segments() => Assert.Equal(750, AddressOperators.Shenzhen.Count);
}
