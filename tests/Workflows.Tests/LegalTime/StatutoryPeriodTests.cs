using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.LegalTime;

public sealed class StatutoryPeriodTests
{
    [Theory]
    [InlineData("3cd", 3, PeriodUnit.CalendarDays, "3日", "3 calendar days")]
    [InlineData(" 5 wd ", 5, PeriodUnit.WorkingDays, "5个工作日", "5 working days")]
    [InlineData("6MO", 6, PeriodUnit.Months, "6个月", "6 months")]
    [InlineData("2y", 24, PeriodUnit.Months, "24个月", "24 months")]
    [InlineData("24h", 24, PeriodUnit.Hours, "24小时", "24 hours")]
    [InlineData("1cd", 1, PeriodUnit.CalendarDays, "1日", "1 calendar day")]
    [InlineData("24小时", 24, PeriodUnit.Hours, "24小时", "24 hours")]
    [InlineData("5个工作日", 5, PeriodUnit.WorkingDays, "5个工作日", "5 working days")]
    [InlineData("2年", 24, PeriodUnit.Months, "24个月", "24 months")]
    [InlineData("0cd", 0, PeriodUnit.CalendarDays, "0日", "0 calendar days")]
    public void It_is_read_and_printed(string text, int amount, PeriodUnit unit, string zh, string en)
    {
        var period = StatutoryPeriod.Parse(text);
        Assert.Equal((amount, unit, zh, en), (period.Amount, period.Unit, period.Zh, period.En));
        Assert.Equal(period, StatutoryPeriod.Parse(period.ToString()));
    }

    [Theory]
    [InlineData("-3cd")]
    [InlineData("-1 h")]
    public void A_negative_length_is_refused(string text) =>
        Assert.Equal("period.negative", StatutoryPeriod.TryParse(text).Refusal?.Code);

    [Theory]
    [InlineData("99999999999cd")]
    [InlineData("36601wd")]
    [InlineData("1201mo")]
    [InlineData("101y")]
    [InlineData("2147483647h")]
    public void A_length_beyond_a_hundred_years_is_refused(string text) =>
        Assert.Equal("period.too-long", StatutoryPeriod.TryParse(text).Refusal?.Code);

    [Fact]
    public void A_length_beyond_a_hundred_years_cannot_be_constructed() =>
        Assert.Equal("period.too-long", Assert.Throws<RefusedException>(() => StatutoryPeriod.Years(101)).Refusal.Code);

    [Fact]
    public void A_negative_length_cannot_be_constructed() =>
        Assert.Equal("period.negative", Assert.Throws<RefusedException>(() => StatutoryPeriod.WorkingDays(-1)).Refusal.Code);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("cd")]
    [InlineData("3")]
    [InlineData("3 weeks")]
    [InlineData("3-cd")]
    [InlineData("7 cd wd")]
    public void Anything_else_is_refused(string? text) =>
        Assert.Equal("period.unreadable", StatutoryPeriod.TryParse(text).Refusal?.Code);
}
