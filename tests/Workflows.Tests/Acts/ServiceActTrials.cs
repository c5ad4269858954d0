using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>The service of a document that was issued on 2005-05-10, looked at on 2005-08-01. What service means is written by the step that waits for it.</summary>
internal static class ServiceActTrials
{
    private static readonly ServiceActs Service = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("TR-16", "A document is served on the day of its issue.", Service, Serve("Direct", "2005-05-10")),
        new("TR-16", "Not on the day before.", Service, Serve("Direct", "2005-05-09"), "service.before-issue"),
        new("TR-16", "It is served today at the latest.", Service, Serve("Direct", "2005-08-01")),
        new("TR-16", "Not tomorrow.", Service, Serve("Direct", "2005-08-02"), "service.in-future"),
        new("TR-16", "What was served is not served again.", Service, Serve("Direct", "2005-05-10") with { Given = world => world.Notice(NoticeStatus.Served) }, "service.nothing-to-serve"),
        new("TR-16", "What was voided is not served.", Service, Serve("Direct", "2005-05-10") with { Given = world => world.Notice(NoticeStatus.Voided) }, "service.nothing-to-serve"),
        new("TR-16", "What failed once may be tried again.", Service, Serve("Mail", "2005-05-20") with { Given = world => world.Notice(NoticeStatus.ServiceFailed) }),
        new("TR-16", "Without a document there is nothing to serve.", Service, Serve("Direct", "2005-05-10") with { Given = null }, "service.nothing-to-serve"),
        new("36", "A document left with the unit has its witness.", Service, Serve("Left", "2005-05-10", new() { ["witness"] = "王五" })),
        new("36", "Not without.", Service, Serve("Left", "2005-05-10"), "service.witness-missing"),
        new("36", "Handed over in person it needs none.", Service, Serve("Direct", "2005-05-10", new() { ["witness"] = "" })),
        new("36", "A visit in vain is recorded; it says nothing of a mode, a day or a consent.", Service, new("Failed", "2005-08-01", "off1", new() { ["mode"] = "Left", ["servedOn"] = "2005-08-02", ["visitedOn"] = "2005-05-11" }) { Given = world => world.Notice() }),
        new("36", "A public notice follows two visits in vain on two days.", Service, Publish("2005-05-13", "2005-05-11", "2005-05-12")),
        new("36", "Two visits of one day are one.", Service, Publish("2005-05-13", "2005-05-11", "2005-05-11"), "service.visits-missing"),
        new("36", "A visit before the issue is none.", Service, Publish("2005-05-13", "2005-05-09", "2005-05-12"), "service.visits-missing"),
        new("36", "One of the day of issue counts.", Service, Publish("2005-05-13", "2005-05-10", "2005-05-12")),
        new("36", "A visit of tomorrow is none.", Service, Publish("2005-05-13", "2005-05-11", "2005-08-02"), "service.visits-missing"),
        new("36", "One of today counts.", Service, Publish("2005-08-01", "2005-05-11", "2005-08-01")),
        new("36", "A visit without a witness is none.", Service, Publish("2005-05-13", "2005-05-11") with { Given = world => world.Notice().Attempts.AddRange([Visit("2005-05-11"), Visit("2005-05-12") with { Witness = null }]) }, "service.visits-missing"),
        new("36", "Nor one without a place.", Service, Publish("2005-05-13", "2005-05-11") with { Given = world => world.Notice().Attempts.AddRange([Visit("2005-05-11"), Visit("2005-05-12") with { Place = null }]) }, "service.visits-missing"),
        new("T-25", "It is published on the day of issue at the earliest.", Service, Publish("2005-05-10", "2005-05-11", "2005-05-12")),
        new("T-25", "Not before.", Service, Publish("2005-05-09", "2005-05-11", "2005-05-12"), "service.published-when"),
        new("T-25", "Today at the latest.", Service, Publish("2005-08-02", "2005-05-11", "2005-05-12"), "service.published-when"),
        new("T-25", "Service by public notice is complete on the day after its sixty days.", Service, Noticed("2005-07-13", "2005-05-13")),
        new("T-25", "Not on the sixtieth.", Service, Noticed("2005-07-12", "2005-05-13"), "service.public-notice-running"),
        new("T-25", "Where no publication is on file it runs from the issue; its last day, a Saturday, moves to Monday.", Service, Noticed("2005-07-12", null)),
        new("T-25", "Not a day less.", Service, Noticed("2005-07-11", null), "service.public-notice-running"),
        new("36", "It is no service without the visits.", Service, Serve("PublicNotice", "2005-07-20"), "service.visits-missing"),
        new("2021 第六十一条", "Electronic service is lawful since 2021, with the consent of the unit.", Service, Serve("Electronic", "2005-05-10", new() { ["consent"] = "1号" }) with { Given = world => world.Notice().Profile = "LP-2021" }),
        new("2021 第六十一条", "Not without it.", Service, Serve("Electronic", "2005-05-10") with { Given = world => world.Notice().Profile = "LP-2021" }, "service.consent-missing"),
        new("1996", "Before, it is no service at all.", Service, Serve("Electronic", "2005-05-10", new() { ["consent"] = "1号" }), "service.electronic-not-lawful"),

        new("G-P8", "A decision names the money, its surcharge, and both remedies.", Service, Decision(Money + Remedies)),
        new("G-P8", "Without the money's place and time it is not served.", Service, Decision(Remedies), "decision.incomplete"),
        new("G-P8", "Nor without any of the remedies.", Service, Decision(Money), "decision.incomplete"),
        new("G-P8", "A decision that could not be served may be incomplete.", Service, Decision("") with { Outcome = "Failed" }),
        new("G-P8", "A warning asks for no money, and none is named.", Service, Decision(Remedies, new PenaltyContent { Warning = true })),
        new("G-P8", "A confiscation is paid, without a surcharge.", Service, Decision(Remedies + "十五日内到银行缴纳。", new PenaltyContent { Confiscation = 1 })),
        new("G-P8", "Since 2012 the cap of the surcharge is named too.", Service, Decision(Money + Remedies, profile: "LP-2012"), "decision.incomplete"),
        new("G-P8", "A decision not to penalise names the remedies.", Service, Decision(Remedies, new PenaltyContent { Warning = true }, code: "D26")),
        new("G-P8", "It is not served without.", Service, Decision("", new PenaltyContent { Warning = true }, code: "D26"), "decision.incomplete"),
        new("G-P8", "Where nothing was decided no money is named.", Service, Decision(Remedies) with { Given = world => world.Notice(code: "D26", html: Remedies) }),
        new("G-P8", "Other documents need not name them.", Service, Decision("", code: "D11")),
    ];

    private const string Money = "十五日内到银行缴纳，逾期每日按百分之三加处罚款。";
    private const string Remedies = "六十日内向广东省公安厅或者深圳市人民政府申请行政复议，三个月内向有管辖权的人民法院起诉。";

    private static Ask Serve(string mode, string servedOn, JsonObject? more = null)
    {
        var form = new JsonObject { ["mode"] = mode, ["servedOn"] = servedOn, ["receiver"] = "李四" };
        foreach (var (name, value) in more ?? [])
            form[name] = value?.DeepClone();
        return new("Served", "2005-08-01", "off1", form) { Given = world => world.Notice() };
    }

    private static ServiceAttempt Visit(string day) => new(On(day), "门口", "王五", null, null);

    private static Ask Publish(string publishedOn, params string[] visits) =>
        new("Publish", "2005-08-01", "off1", new() { ["publishedOn"] = publishedOn, ["media"] = "公示栏" }) { Given = world => world.Notice().Attempts.AddRange(visits.Select(Visit)) };

    private static Ask Noticed(string servedOn, string? publishedOn) => Serve("PublicNotice", servedOn) with
    {
        Given = world =>
        {
            world.Notice().Attempts.AddRange([Visit("2005-05-11"), Visit("2005-05-12")]);
            if (publishedOn is not null)
                world.Attempts.Add(new ServiceAttempt(null, null, null, On(publishedOn), "公示栏"));
        },
    };

    private static Ask Decision(string html, PenaltyContent? decided = null, string profile = "LP-2005", string code = "D27") => Serve("Direct", "2005-05-20") with
    {
        Given = world =>
        {
            world.Decided().Notice(code: code, html: html).Profile = profile;
            if (decided is not null)
                world.Penalty.Decided = decided;
        },
    };

    private static LocalDate On(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
