using NodaTime.Text;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Guards.Service;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of service, for a document issued on 2005-05-10 and looked at on 2005-08-01.</summary>
internal static class ServiceGuardTrials
{
    public static IReadOnlyList<GuardTrial> All { get; } =
    [
        new(new OnlyAnIssuedDocumentIsServed(), Serve("Direct", "2005-05-10"), Serve("Direct", "2005-05-10", status: NoticeStatus.Served), "service.nothing-to-serve"),
        new(new OnlyAnIssuedDocumentIsServed(), Serve("Direct", "2005-05-10", status: NoticeStatus.ServiceFailed), Serve("Direct", "2005-05-10", status: NoticeStatus.Voided), "service.nothing-to-serve"),
        new(new ServiceLiesBetweenIssueAndToday(), Serve("Direct", "2005-05-10"), Serve("Direct", "2005-05-09"), "service.before-issue"),
        new(new ServiceLiesBetweenIssueAndToday(), Serve("Direct", "2005-08-01"), Serve("Direct", "2005-08-02"), "service.in-future"),
        new(new LeavingADocumentNeedsAWitness(), Serve("Left", "2005-05-10", witness: "王五"), Serve("Left", "2005-05-10"), "service.witness-missing"),
        new(new ADecisionSaysHowToPayAndHowToChallengeIt(), Decision("LP-2005", FullText), Decision("LP-2005", FullText.Replace("或者深圳市人民政府", "", StringComparison.Ordinal)), "decision.incomplete"),
        new(new ADecisionSaysHowToPayAndHowToChallengeIt(), Decision("LP-2005", FullText), Decision("LP-2005", FullText.Replace("百分之三", "", StringComparison.Ordinal)), "decision.incomplete"),
        new(new ADecisionSaysHowToPayAndHowToChallengeIt(), Decision("LP-2012", FullText + "加处罚款的数额不超出罚款的数额"), Decision("LP-2012", FullText), "decision.incomplete"),
        new(new APublicNoticeComesAfterTwoVisits(), Publish("2005-05-13", "2005-05-11", "2005-05-12"), Publish("2005-05-13", "2005-05-11", "2005-05-11"), "service.visits-missing"),
        new(new APublicNoticeComesAfterTwoVisits(), Publish("2005-05-13", "2005-05-11", "2005-05-12"), Publish("2005-05-09", "2005-05-11", "2005-05-12"), "service.published-when"),
        new(new PublicNoticeServesOnlyWhenItsPeriodHasEnded(), Serve("PublicNotice", "2005-07-12"), Serve("PublicNotice", "2005-07-11"), "service.public-notice-running"),
        new(new ElectronicServiceNeedsTheUnitsSignedConsent(), Serve("Electronic", "2005-05-10", consent: "1号", profile: "LP-2021"), Serve("Electronic", "2005-05-10", consent: "1号"), "service.electronic-not-lawful"),
        new(new ElectronicServiceNeedsTheUnitsSignedConsent(), Serve("Electronic", "2005-05-10", consent: "1号", profile: "LP-2021"), Serve("Electronic", "2005-05-10", profile: "LP-2021"), "service.consent-missing"),
    ];

    private const string FullText = "十五日内到银行缴纳，逾期每日按百分之三加处罚款。六十日内向广东省公安厅或者深圳市人民政府申请行政复议，三个月内向有管辖权的人民法院起诉。";

    private static Ask Decision(string profile, string html) => new("Served", "2005-08-01", "off1", new() { ["mode"] = "Direct", ["servedOn"] = "2005-05-20" })
    {
        Given = world => world.Decided().Notice(code: "D27", html: html).Profile = profile,
    };

    private static Ask Publish(string publishedOn, params string[] visits) =>
        new("Publish", "2005-08-01", "off1", new() { ["publishedOn"] = publishedOn, ["media"] = "公示栏" })
        {
            Given = world => world.Notice().Attempts.AddRange(visits.Select(day => new ServiceAttempt(LocalDatePattern.Iso.Parse(day).Value, "门口", "王五", null, null))),
        };

    private static Ask Serve(string mode, string servedOn, string witness = "", string consent = "", string profile = "LP-2005", NoticeStatus status = NoticeStatus.Issued) =>
        new("Served", "2005-08-01", "off1", new() { ["mode"] = mode, ["servedOn"] = servedOn, ["receiver"] = "李四", ["witness"] = witness, ["consent"] = consent })
        {
            Given = world => world.Notice(status).Profile = profile,
        };
}
