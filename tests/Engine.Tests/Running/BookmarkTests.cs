using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class BookmarkTests
{
    [Fact]
    public async Task A_burnt_bookmark_cannot_fire_again()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("W"), Wf.Event("E2")))).StartAsync();
        var id = s.BookmarkOf("E").Id;
        Assert.Equal(ResumeOutcome.Resumed, (await s.With(r => r.ResumeBookmarkAsync(id))).Outcome);
        Assert.Equal(ResumeOutcome.AlreadyHandled, (await s.With(r => r.ResumeBookmarkAsync(id))).Outcome);
        Assert.Equal(["W"], s.Lines);
    }

    [Fact]
    public async Task A_burnt_bookmark_of_an_ended_instance_is_already_handled_too()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E")))).StartAsync();
        var id = s.BookmarkOf("E").Id;
        await s.With(r => r.ResumeBookmarkAsync(id));
        Assert.Equal(ResumeOutcome.AlreadyHandled, (await s.With(r => r.ResumeBookmarkAsync(id))).Outcome);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("no-such-instance-1")]
    [InlineData("")]
    [InlineData("-1")]
    public async Task An_unknown_bookmark_is_not_found(string id)
    {
        await using var s = Scenario.From(Define(Say("A")));
        Assert.Equal(ResumeOutcome.NotFound, (await s.With(r => r.ResumeBookmarkAsync(id))).Outcome);
    }

    [Fact]
    public async Task A_bookmark_that_the_instance_never_had_is_not_found()
    {
        await using var s = await Scenario.From(Define(Wf.Event("E"))).StartAsync();
        Assert.Equal(ResumeOutcome.NotFound, (await s.With(r => r.ResumeBookmarkAsync(s.InstanceId + "-99"))).Outcome);
        Assert.Equal(ResumeOutcome.NotFound, (await s.With(r => r.ResumeBookmarkAsync(s.InstanceId + "-0"))).Outcome);
    }

    [Fact]
    public async Task Completing_an_activity_burns_all_its_bookmarks()
    {
        await using var s = await Scenario.From(Define(Flowchart([Activity("Test.Ask", "Ask", ("question", Lit("ok?"))), Say("Yes"), Say("No"), Say("Late")], "Ask:Approve->Yes", "Ask:Reject->No", "Ask:Expired->Late"))).StartAsync();
        Assert.Equal(2, s.Store.Bookmarks.Count);
        var timer = s.Store.Bookmarks.Values.Single(b => b.DueAt is not null);
        var decision = s.Store.Bookmarks.Values.Single(b => b.DueAt is null);
        await s.With(r => r.ResumeBookmarkAsync(decision.Id, new Dictionary<string, object?> { ["Outcome"] = "Approve" }));
        Assert.Empty(s.Store.Bookmarks);
        Assert.Equal(["Yes"], s.Lines);
        s.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(ResumeOutcome.AlreadyHandled, (await s.With(r => r.FireTimerAsync(timer.Id))).Outcome);
    }

    [Fact]
    public async Task The_timer_of_a_decision_goes_its_own_way_and_burns_the_decision()
    {
        await using var s = await Scenario.From(Define(Flowchart([Activity("Test.Ask", "Ask", ("question", Lit("ok?"))), Say("Yes"), Say("Late")], "Ask:Approve->Yes", "Ask:Expired->Late"))).StartAsync();
        await s.AdvanceAsync(TimeSpan.FromDays(4));
        Assert.Equal(["Late"], s.Lines);
        Assert.Empty(s.Store.Bookmarks);
    }

    [Fact]
    public async Task A_bookmark_that_does_not_burn_may_fire_until_the_activity_completes()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("Test.Collect", "C", ("wanted", Lit(3))), Say("Done")))).StartAsync();
        var id = s.BookmarkOf("C").Id;
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(s.Lines);
            Assert.True((await s.With(r => r.ResumeBookmarkAsync(id))).IsResumed);
        }
        Assert.Equal(["Done"], s.Lines);
        Assert.Equal(ResumeOutcome.AlreadyHandled, (await s.With(r => r.ResumeBookmarkAsync(id))).Outcome);
    }

    [Fact]
    public async Task A_timer_is_not_fired_before_its_instant()
    {
        await using var s = await Scenario.From(Define(Delay("D", "01:00:00"))).StartAsync();
        Assert.Equal(ResumeOutcome.NotDue, (await s.With(r => r.FireTimerAsync(s.BookmarkOf("D").Id))).Outcome);
        Assert.Single(s.Store.Bookmarks);
    }

    [Fact]
    public async Task A_callback_that_is_no_method_of_the_activity_is_refused_when_the_bookmark_is_made()
    {
        await using var s = await Scenario.From(Define(Activity("Test.Lambda", "L"))).StartAsync();
        Assert.Contains("must be a method", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(s.Store.Bookmarks);
    }

    [Fact]
    public async Task Changing_the_correlation_id_moves_open_bookmarks()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("Go"), Wf.Event("Late"), Activity("Correlate", "C", ("correlationId", Lit("new"))), Say("W")], "F:L->Go", "F:R->Late", "Go->C", "Late->W"))).StartAsync(correlationId: "old");
        await s.ResumeAsync("Go");
        Assert.Equal("new", s.BookmarkOf("Late").CorrelationId);
        await s.EventAsync("Late", correlationId: "old");
        Assert.Empty(s.Lines);
        await s.EventAsync("Late", correlationId: "new");
        Assert.Equal(["W"], s.Lines);
    }

    [Fact]
    public async Task Two_bursts_of_one_revision_clash_and_the_second_is_lost_whole()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("A"), Wf.Event("B"), Join("J", "WaitAll"), Say("W")], "F:L->A", "F:R->B", "A->J", "B->J", "J->W"))).StartAsync();
        var stale = s.Store.Instances[s.InstanceId];
        await s.ResumeAsync("A");
        stale.Revision.ToString();
        var clash = await Assert.ThrowsAsync<StateConflictException>(async () => await s.Store.SaveBurstAsync(new BurstChanges { Instance = stale }));
        Assert.Contains(s.InstanceId, clash.Message, StringComparison.Ordinal);
        await s.ResumeAsync("B");
        Assert.Equal(["W"], s.Lines);
    }
}
