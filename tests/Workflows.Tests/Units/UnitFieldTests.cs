using NodaTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Units;

public sealed class UnitFieldTests
{
    [Theory]
    [InlineData("4403011000001", "4403011000001")]
    [InlineData("440301100000123", "440301100000123")]
    [InlineData("75201234X", "75201234-X")]
    [InlineData("75201234-X", "75201234-X")]
    [InlineData("91350100M000100Y43", "91350100M000100Y43")]
    [InlineData("无", "无")]
    public void Registration_numbers_of_each_kind_are_read(string text, string value) => Assert.Equal(value, RegistrationNumber.Parse(text).Value);

    [Theory]
    [InlineData("12")]
    [InlineData("91350100M000100Y44")]
    [InlineData("IIIIIIIIIIIIIIIIII")]
    [InlineData("44030110000A1")]
    public void Others_are_refused(string text) => Assert.Equal("unit.registration-number", RegistrationNumber.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("10.0.0.1", "10.0.0.1/32")]
    [InlineData("10.0.0.0-10.0.1.255", "10.0.0.0/23")]
    [InlineData("10.0.0.1 - 10.0.0.4", "10.0.0.1/32,10.0.0.2/31,10.0.0.4/32")]
    [InlineData("10.0.0.0/24；198.18.0.0/15、100.64.0.0/10", "10.0.0.0/24,198.18.0.0/15,100.64.0.0/10")]
    [InlineData("0.0.0.0-255.255.255.255", "0.0.0.0/0")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("", "")]
    public void Address_ranges_become_cidr(string text, string ranges) => Assert.Equal(ranges, string.Join(",", AddressRange.ParseList(text).Value));

    [Theory]
    [InlineData("10.0.0.1/24")]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.256")]
    [InlineData("somewhere")]
    public void Ranges_that_are_none_are_refused(string text) => Assert.Equal("unit.address-range", AddressRange.ParseList(text).Refusal?.Code);

    [Theory]
    [InlineData("福田", "福田")]
    [InlineData("福田区", "福田")]
    [InlineData("深圳市宝安区", "宝安")]
    [InlineData("futian", "福田")]
    [InlineData("龙华新区", null)]
    public void Districts_are_those_of_their_time(string text, string? district) => Assert.Equal(district, Districts.Parse(text, Districts.Of2005));

    [Fact]
    public void The_special_zone_covered_four_districts_until_2010()
    {
        Assert.False(Districts.InSpecialZone("宝安", new LocalDate(2005, 5, 1)));
        Assert.True(Districts.InSpecialZone("南山", new LocalDate(2005, 5, 1)));
        Assert.True(Districts.InSpecialZone("宝安", new LocalDate(2010, 7, 1)));
        Assert.Equal("龙华", Districts.Parse("龙华新区", Districts.On(new LocalDate(2026, 1, 1))));
    }

    [Fact]
    public void Every_category_is_found_by_its_names()
    {
        foreach (var category in Enum.GetValues<UnitCategory>())
        {
            Assert.Equal(category, UnitCategoryNames.Parse(UnitCategoryNames.Zh(category)));
            Assert.Equal(category, UnitCategoryNames.Parse(UnitCategoryNames.En(category)));
            Assert.Equal(category, UnitCategoryNames.Parse(category.ToString()));
        }
        Assert.Equal(UnitCategory.DataCentre, UnitCategoryNames.Parse("idc"));
        Assert.Null(UnitCategoryNames.Parse("飞船"));
    }
}
