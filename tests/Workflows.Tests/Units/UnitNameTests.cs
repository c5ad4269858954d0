using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Units;

public sealed class UnitNameTests
{
    [Theory]
    [InlineData("深圳市云帆网络技术有限公司", "云帆网络技术有限责任公司")]
    [InlineData("深圳市云帆网络技术有限公司", "广东省深圳市 云帆网络技术(深圳)有限公司")]
    [InlineData("深圳市云帆网络技术有限公司", "深圳市雲帆網絡技術有限公司")]
    [InlineData("ABC网络部", "ＡＢＣ网络部")]
    [InlineData("abc网络部", "ABC 网络部")]
    [InlineData("第一宽带服务部", "第1宽带服务部")]
    public void Spellings_of_one_name_have_one_key(string one, string other) => Assert.Equal(UnitName.Key(one), UnitName.Key(other));

    [Theory]
    [InlineData("云帆网吧（一店）", "云帆网吧（二店）")]
    [InlineData("云帆网络有限公司", "云帆网络股份有限公司")]
    [InlineData("深圳市海汇宽带服务部", "深圳市海汇宽带有限公司")]
    public void Different_units_keep_different_keys(string one, string other) => Assert.NotEqual(UnitName.Key(one), UnitName.Key(other));

    [Fact]
    public void A_name_that_is_only_a_place_is_not_emptied() => Assert.Equal("深圳市", UnitName.Key("深圳市"));
}
