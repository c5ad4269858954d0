using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Engine.Values;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class TimeTests
{
    [Theory]
    [InlineData("72:00:00", 72)]
    [InlineData("3.00:00:00", 72)]
    [InlineData("P3D", 72)]
    [InlineData("PT72H", 72)]
    [InlineData("00:30:00", 0.5)]
    [InlineData("1000.00:00:00", 24000)]
    public async Task A_delay_lasts_as_long_as_its_author_meant(string span, double hours)
    {
        await using var s = await Scenario.From(Define(Sequence("S", Delay("D", span), Say("W")))).StartAsync();
        await s.AdvanceAsync(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        Assert.Empty(s.Lines);
        await s.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["W"], s.Lines);
    }

    [Theory]
    [InlineData("72:00:00", 259200)]
    [InlineData("00:00:01.5", 1.5)]
    [InlineData("-01:00:00", -3600)]
    [InlineData("00:05", 300)]
    [InlineData("1.02:03:04", 93784)]
    [InlineData("1:02:03:04", 93784)]
    [InlineData("1:02:03:04.5", 93784.5)]
    public void Durations_read_as_written(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var span));
        Assert.Equal(seconds, span.TotalSeconds);
        Assert.True(Durations.TryParse(Durations.Format(span), out var again));
        Assert.Equal(span, again);
    }

    [Theory]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("3 days")]
    [InlineData("00:99:00")]
    [InlineData("1:00:99:00")]
    [InlineData("1:2:3:4:5")]
    [InlineData("")]
    [InlineData("72")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData("2005-04-29T16:00:00Z", "2005-04-29T16:00:00Z")]
    [InlineData("2005-04-30T00:00:00+08:00", "2005-04-29T16:00:00Z")]
    [InlineData("2005-04-30T00:00:00", "2005-04-29T16:00:00Z")]
    [InlineData("2005-04-30", "2005-04-29T16:00:00Z")]
    [InlineData("2005/4/30 8:00:00", "2005-04-30T00:00:00Z")]
    [InlineData("4/30/2005 8:00:00 AM", "2005-04-30T00:00:00Z")]
    public void Instants_without_zone_are_read_in_the_engines_zone(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Instants.Parse(text, new EngineOptions().TimeZone));

    [Fact]
    public async Task A_negative_delay_is_a_clear_incident()
    {
        await using var s = await Scenario.From(Define(Delay("D", "-01:00:00"))).StartAsync();
        Assert.Contains("must not be negative", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_at_in_the_past_goes_on_at_once_and_far_ahead_waits()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("StartAt", "P", ("dateTime", Lit("2005-01-01T00:00:00Z"))), Say("A"), Activity("StartAt", "F", ("dateTime", Lit("2105-01-01T00:00:00Z"))), Say("B")))).StartAsync();
        Assert.Equal(["A"], s.Lines);
        Assert.Equal(new DateTimeOffset(2105, 1, 1, 0, 0, 0, TimeSpan.Zero), s.BookmarkOf("F").DueAt);
    }

    [Fact]
    public async Task A_timer_in_the_flow_waits_one_interval()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("Timer", "T", ("interval", Lit("00:10:00"))), Say("A")))).StartAsync();
        await s.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["A"], s.Lines);
    }

    [Fact]
    public async Task Cron_in_the_flow_waits_for_its_next_instant_in_the_engines_zone()
    {
        await using var s = await Scenario.From(Define(Activity("Cron", "C", ("cronExpression", Lit("0 0 9 * * *"))))).StartAsync();
        Assert.Equal(new DateTimeOffset(2005, 3, 25, 1, 0, 0, TimeSpan.Zero), s.BookmarkOf("C").DueAt);
    }

    [Fact]
    public async Task A_timer_trigger_starts_an_instance_each_interval_and_makes_up_for_missed_ones_once()
    {
        await using var s = Scenario.From(Define(Sequence("S", Activity("Timer", "T", ("interval", Lit("01:00:00"))).Starts(), Say("A"))));
        await s.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal(3, s.Store.Instances.Count);
        s.Clock.Advance(TimeSpan.FromHours(10.5));
        var trigger = s.Store.Triggers.Values.Single();
        Assert.True((await s.With(r => r.FireTriggerAsync(trigger.Id))).IsFired);
        Assert.False((await s.With(r => r.FireTriggerAsync(trigger.Id))).IsFired);
        Assert.Equal(4, s.Store.Instances.Count);
        Assert.Equal(new DateTimeOffset(2005, 3, 25, 14, 0, 0, TimeSpan.Zero), trigger.DueAt);
    }

    [Fact]
    public async Task A_start_at_trigger_fires_once()
    {
        await using var s = Scenario.From(Define(Sequence("S", Activity("StartAt", "T", ("dateTime", Lit("2005-03-26T00:00:00Z"))).Starts(), Say("A"))));
        await s.AdvanceAsync(TimeSpan.FromDays(10));
        Assert.Equal(["A"], s.Lines);
        Assert.Null(s.Store.Triggers.Values.Single().DueAt);
    }

    [Fact]
    public async Task A_bad_cron_expression_stops_publishing()
    {
        await using var s = Scenario.From();
        Assert.Throws<Cronos.CronFormatException>(() => s.Publish(Define(Activity("Cron", "T", ("cronExpression", Lit("every day"))).Starts())));
    }

    [Fact]
    public async Task Two_parallel_delays_both_resume()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Delay("D1", "00:01:00"), Delay("D2", "00:01:00"), Say("A"), Say("B")], "F:L->D1", "F:R->D2", "D1->A", "D2->B"))).StartAsync();
        await s.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["A", "B"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }
}
