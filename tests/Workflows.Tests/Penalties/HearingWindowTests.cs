using NodaTime.Text;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Penalties;

/// <summary>The hearing between its time of notice and its ten days, domain reference §2.8 and appendix B 9 and 10.</summary>
public sealed class HearingWindowTests
{
    private static readonly LegalClock Clock = new(TimeProvider.System);

    [Theory]
    [InlineData("LP-2026A", "2026-09-21", "2026-10-09", "2026-10-08", true)]
    [InlineData("LP-2026A", "2026-08-03", "2026-08-13", "2026-08-13", false)]
    [InlineData("LP-2005", "2005-05-30", "2005-06-07", "2005-06-09", false)]
    public void The_time_of_notice_and_the_ten_days_leave_a_window_or_none(string profile, string requested, string earliest, string tenDaysEnd, bool isConflict)
    {
        var window = HearingWindow.Of(Clock, Day(requested), Day(requested), LegalProfiles.For(profile));
        Assert.Equal((Day(earliest), Day(tenDaysEnd), isConflict), (window.Earliest, window.TenDaysEnd, window.IsConflict));
    }

    [Theory]
    [InlineData("2026-08-12", "hearing.too-early", false)]
    [InlineData("2026-08-13", null, false)]
    [InlineData("2026-08-14", null, true)]
    public void A_hearing_before_the_time_of_notice_is_refused_and_after_ten_days_needs_a_reason(string hearing, string? refusal, bool needsReason)
    {
        var window = HearingWindow.Of(Clock, Day("2026-08-03"), Day("2026-08-03"), LegalProfiles.For("LP-2026A"));
        Assert.Equal((refusal, needsReason), (window.Check(Day(hearing), LegalProfiles.For("LP-2026A"))?.Code, window.NeedsReason(Day(hearing))));
    }

    [Theory]
    [InlineData("2005-05-26", null, null)]
    [InlineData("2005-05-27", null, "hearing.asked-too-late")]
    [InlineData("2005-05-29", "2005-05-26", null)]
    [InlineData("2005-05-29", "2005-05-27", "hearing.asked-too-late")]
    public void A_request_posted_on_the_last_day_is_in_time_though_it_arrives_later(string received, string? posted, string? refusal) =>
        Assert.Equal(refusal, HearingWindow.CheckRequest(Clock, Day("2005-05-23"), Day(received), posted is null ? null : Day(posted), LegalProfiles.For("LP-2005"))?.Code);

    private static NodaTime.LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
