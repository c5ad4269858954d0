using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>The guards as pure functions: facts, act, actor and day in; null or the refusal's code out.</summary>
public sealed class GuardTests
{
    private static readonly LocalDate Due = new(2005, 5, 17);

    [Theory]
    [InlineData("2005-05-16", null)]
    [InlineData("2005-05-17", "extension.asked-too-late")]
    [InlineData("2005-05-18", "extension.asked-too-late")]
    public void An_extension_must_be_asked_for_a_working_day_before_the_end(string today, string? refusal) =>
        Assert.Equal(refusal, Guard("rectification", "AskExtension", today, "rep", Filled.Extension, facts => facts.Order()));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "extension.used-up")]
    public void A_period_is_extended_once(int extensions, string? refusal) =>
        Assert.Equal(refusal, Guard("rectification", "AskExtension", "2005-05-12", "rep", Filled.Extension, facts => facts.Order(extensions: extensions)));

    [Theory]
    [InlineData("2005-05-17", true, null)]
    [InlineData("2005-05-18", true, "extension.decided-too-late")]
    [InlineData("2005-05-16", false, "extension.none-asked")]
    public void An_extension_is_decided_while_the_period_runs(string today, bool isPending, string? refusal) =>
        Assert.Equal(refusal, Guard("extension", "Grant", today, "lead", new JsonObject { ["days"] = 5 }, facts => facts.Order(isPending: isPending)));

    [Theory]
    [InlineData("NotFixed", "2005-05-17", false, "recheck.too-early")]
    [InlineData("NotFixed", "2005-05-18", false, null)]
    [InlineData("NotFixed", "2005-05-18", true, "recheck.all-fixed")]
    [InlineData("Fixed", "2005-05-12", true, null)]
    [InlineData("Fixed", "2005-05-12", false, "recheck.not-all-fixed")]
    [InlineData("Continue", "2005-05-17", false, null)]
    [InlineData("Continue", "2005-05-18", false, "recheck.period-over")]
    [InlineData("Partly", "2005-05-18", false, "recheck.not-partly")]
    public void A_recheck_concludes_what_it_saw_and_never_before_the_due_date_that_nothing_was_done(string outcome, string today, bool isFixed, string? refusal) =>
        Assert.Equal(refusal, Guard("recheck", outcome, today, "off1", Filled.Recheck(["f1"], isFixed, 7), facts => facts.Order().Visit().Finding()));

    [Fact]
    public void A_recheck_answers_every_open_finding() =>
        Assert.Equal("recheck.findings-unanswered", Guard("recheck", "Fixed", "2005-05-12", "off1", Filled.Recheck(["other"], true), facts => facts.Order().Visit().Finding()));

    [Theory]
    [InlineData("lead", null)]
    [InlineData("off2", "recheck.own-result")]
    public void Whoever_made_a_recheck_does_not_confirm_it(string actor, string? refusal) =>
        Assert.Equal(refusal, Guard("recheck-confirm", "Confirm", "2005-05-18", actor, [], facts => facts.Order().Visit(InspectionResult.NotFixed)));

    [Theory]
    [InlineData("penalty-filing", "Approve", "off1", "penalty.own-case")]
    [InlineData("penalty-filing", "Approve", "lead", null)]
    [InlineData("legal-review", "Pass", "off2", "penalty.own-case")]
    [InlineData("legal-review", "Pass", "legal", null)]
    [InlineData("penalty-decision", "SendBack", "legal", "penalty.own-review")]
    [InlineData("penalty-decision", "SendBack", "off1", "penalty.own-case")]
    [InlineData("penalty-decision", "SendBack", "cmd", null)]
    public void Who_investigates_does_not_review_and_who_reviews_does_not_decide(string act, string outcome, string actor, string? refusal) =>
        Assert.Equal(refusal, Guard(act, outcome, "2005-06-01", actor, [], facts => facts.Penalty()));

    [Theory]
    [InlineData(15_000, null)]
    [InlineData(15_001, "penalty.fine-too-high")]
    [InlineData(0, null)]
    public void A_fine_stays_below_its_ceiling(int fine, string? refusal) =>
        Assert.Equal(refusal, Guard("penalty-investigation", "Conclude", "2005-05-20", "off1", Filled.Investigation(fine), facts => facts.Penalty()));

    [Theory]
    [InlineData(9_000, "2005-05-31", "penalty.rights-running")]
    [InlineData(9_000, "2005-06-01", null)]
    [InlineData(9_001, "2005-06-01", "penalty.heavier-than-announced")]
    [InlineData(8_000, "2005-06-01", null)]
    public void A_decision_waits_for_the_rights_and_is_never_heavier_than_announced(int fine, string today, string? refusal) =>
        Assert.Equal(refusal, Guard("penalty-decision", "Penalise", today, "cmd", Filled.Penalty(fine), facts => facts.Penalty(announced: 9_000)));

    [Fact]
    public void A_fine_at_the_hearing_threshold_needs_a_discussion() =>
        Assert.Equal("penalty.not-discussed", Guard("penalty-decision", "Penalise", "2005-06-01", "cmd", Filled.Penalty(10_000), facts => facts.Penalty(announced: 10_000)));

    [Theory]
    [InlineData("Direct", "2005-05-09", "", "service.before-issue")]
    [InlineData("Direct", "2005-05-10", "", null)]
    [InlineData("Direct", "2005-05-13", "", "service.in-future")]
    [InlineData("Left", "2005-05-11", "", "service.witness-missing")]
    [InlineData("Left", "2005-05-11", "王五", null)]
    [InlineData("PublicNotice", "2005-05-11", "", "service.public-notice-running")]
    public void Service_has_a_possible_day_and_what_its_mode_asks_for(string mode, string servedOn, string witness, string? refusal) =>
        Assert.Equal(refusal, Guard("service", "Served", "2005-05-12", "off1", new JsonObject { ["mode"] = mode, ["servedOn"] = servedOn, ["receiver"] = "李四", ["witness"] = witness }, facts => facts.Notice()));

    [Theory]
    [InlineData("2005-07-11", "service.public-notice-running")]
    [InlineData("2005-07-12", null)]
    public void A_public_notice_serves_on_the_day_after_its_sixty_days(string servedOn, string? refusal) =>
        Assert.Equal(refusal, Guard("service", "Served", "2005-08-01", "off1", new JsonObject { ["mode"] = "PublicNotice", ["servedOn"] = servedOn }, facts => facts.Notice().Visited()));

    [Fact]
    public void A_public_notice_of_thirty_days_is_a_setting() =>
        Assert.Null(Guard("service", "Served", "2005-08-01", "off1", new JsonObject { ["mode"] = "PublicNotice", ["servedOn"] = "2005-06-10" }, facts => facts.Notice().Visited().PublicNotice(30)));

    [Theory]
    [InlineData("LP-2005", "确认书1号", "service.electronic-not-lawful")]
    [InlineData("LP-2021", "", "service.consent-missing")]
    [InlineData("LP-2021", "确认书1号", null)]
    public void Fax_and_mail_by_wire_serve_only_since_2021_and_with_consent(string profile, string consent, string? refusal) =>
        Assert.Equal(refusal, Guard("service", "Served", "2005-05-12", "off1", new JsonObject { ["mode"] = "Electronic", ["servedOn"] = "2005-05-11", ["consent"] = consent }, facts => facts.Notice().Under(profile)));

    [Theory]
    [InlineData("2005-07-19", "", null)]
    [InlineData("2005-07-20", "", "penalty.overdue-reason-missing")]
    [InlineData("2005-07-20", "等待鉴定结论", null)]
    public void A_decision_after_the_time_to_decide_gives_its_reason(string today, string reason, string? refusal)
    {
        var form = Filled.Penalty(9_000);
        form["overdueReason"] = reason;
        Assert.Equal(refusal, Guard("penalty-decision", "Penalise", today, "cmd", form, facts => facts.Penalty(announced: 9_000).Filed(new LocalDate(2005, 5, 20))));
    }

    [Theory]
    [InlineData(9_000, true, "penalty.fined-twice")]
    [InlineData(0, true, null)]
    [InlineData(9_000, false, null)]
    public void One_act_is_fined_once(int fine, bool elsewhere, string? refusal)
    {
        var form = Filled.Penalty(fine);
        form["finedElsewhere"] = elsewhere;
        Assert.Equal(refusal, Guard("penalty-decision", "Penalise", "2005-06-01", "cmd", form, facts => facts.Penalty(announced: 9_000)));
    }

    [Theory]
    [InlineData("V01", "penalty-decision", "penalty.not-reviewed", true, false)]
    [InlineData("V01", "penalty-decision", "penalty.not-announced", false, true)]
    [InlineData("V01", "penalty-decision", null, false, false)]
    public void Nothing_is_decided_without_review_and_notice(string violation, string act, string? refusal, bool unreviewed, bool untold) =>
        Assert.Equal(refusal, Guard(act, "Penalise", "2005-06-01", "cmd", Filled.Penalty(9_000), facts => facts.Penalty(announced: 9_000).Missing(unreviewed, untold, violation)));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "penalty.not-waived")]
    public void A_waiver_is_express(bool waived, string? refusal) =>
        Assert.Equal(refusal, Guard("rights", "Waive", "2005-05-25", "rep", new JsonObject { ["waived"] = waived }, facts => facts.Penalty()));

    [Theory]
    [InlineData("off1", "off1", "2005-05-10", "officers.not-two")]
    [InlineData("off1", "off2", "2005-04-28", "inspection.before-phase")]
    [InlineData("off1", "off2", "2005-04-26", "inspection.date-past")]
    [InlineData("off1", "off2", "2005-05-10", null)]
    public void An_inspection_is_planned_for_two_officers_and_in_its_phase(string lead, string second, string date, string? refusal) =>
        Assert.Equal(refusal, Guard("inspection-plan", "Plan", "2005-04-27", "lead", new JsonObject { ["leadOfficer"] = lead, ["coOfficer"] = second, ["date"] = date, ["time"] = "09:30" }, facts => facts));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "inspection.not-identified")]
    public void Officers_show_their_identification(bool identified, string? refusal) =>
        Assert.Equal(refusal, Guard("inspection-start", "Start", "2005-05-10", "off1", new JsonObject { ["identified"] = identified }, facts => facts));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "self-check.not-declared-true")]
    public void A_self_check_is_declared_true(bool truthful, string? refusal) =>
        Assert.Equal(refusal, Guard("self-check", "Submit", "2005-04-20", "rep", new JsonObject { ["truthful"] = truthful }, facts => facts));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "archive.index-incomplete")]
    public void An_index_is_complete_before_archiving(bool complete, string? refusal) =>
        Assert.Equal(refusal, Guard("case-archive", "Archive", "2005-06-10", "clerk", new JsonObject { ["indexComplete"] = complete }, facts => facts));

    [Theory]
    [InlineData(true, "close.findings-open")]
    [InlineData(false, null)]
    public void A_case_with_an_open_finding_does_not_close(bool hasFinding, string? refusal) =>
        Assert.Equal(refusal, Guard("case-close", "Close", "2005-06-10", "lead", [], facts => hasFinding ? facts.Finding() : facts));

    [Theory]
    [InlineData("acc", 38, 45, "none", "Pass", null)]
    [InlineData("acc", 30, 49, "none", "Pass", "acceptance.not-passed")]
    [InlineData("acc", 40, 60, "resale", "Pass", "acceptance.not-passed")]
    [InlineData("acc", 40, 60, "none", "Fail", "acceptance.not-failed")]
    [InlineData("acc", 41, 60, "none", "Pass", "acceptance.score-out-of-range")]
    [InlineData("off1", 38, 45, "none", "Pass", "acceptance.own-unit")]
    public void Acceptance_is_made_by_others_and_follows_the_marks(string actor, int a, int b, string veto, string outcome, string? refusal) =>
        Assert.Equal(refusal, Guard("acceptance", outcome, "2005-05-23", actor, Filled.Marks(a, b, veto), facts => facts));

    [Theory]
    [InlineData("V07", null)]
    [InlineData("V01", "penalty.order-first")]
    public void Only_some_violations_are_punished_without_an_order(string violation, string? refusal) =>
        Assert.Equal(refusal, Guard("disposal", "Penalty", "2005-05-10", "off1", new JsonObject { ["violation"] = violation, ["facts"] = "x" }, facts => facts.Finding()));

    [Theory]
    [InlineData("2005-06-16", 9_000, null)]
    [InlineData("2005-06-20", 10_080, null)]
    [InlineData("2005-06-20", 9_000, "payment.amount-wrong")]
    public void A_late_payment_carries_its_surcharge(string paidOn, int amount, string? refusal) =>
        Assert.Equal(refusal, Guard("payment", "Paid", "2005-06-21", "clerk", new JsonObject { ["paidOn"] = paidOn, ["amount"] = amount }, facts => facts.Penalty(announced: 9_000, isServed: true)));

    [Fact]
    public void Every_refusal_speaks_both_languages()
    {
        var refusal = Ask("recheck", "NotFixed", "2005-05-12", "off1", Filled.Recheck(["f1"], false), new FactsBuilder().Order().Visit().Finding());
        Assert.NotNull(refusal);
        Assert.Contains("整改期限", refusal.Zh, StringComparison.Ordinal);
        Assert.Contains("2005-05-17", refusal.En, StringComparison.Ordinal);
        Assert.NotNull(refusal.Basis);
    }

    private static string? Guard(string act, string outcome, string today, string actor, JsonObject form, Func<FactsBuilder, FactsBuilder> given) =>
        Ask(act, outcome, today, actor, form, given(new FactsBuilder()))?.Code;

    private static Refusals.Refusal? Ask(string act, string outcome, string today, string actor, JsonObject form, FactsBuilder given)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value;
        var now = LegalClock.At(date, new LocalTime(10, 0));
        var request = new ActRequest(outcome, new FormValues(form), null, new Actor(actor, actor, [], UnitId: actor == "rep" ? "u" : null), now, date);
        return ActCatalog.Find(act)!.Guard(given.Build(now), request);
    }

    private sealed class FactsBuilder
    {
        private readonly List<RectificationOrder> orders = [];
        private readonly List<Finding> findings = [];
        private Inspection? visit;
        private PenaltyCase? penalty;
        private Notice? notice;
        private string? profile;
        private IReadOnlyList<ServiceAttempt> attempts = [];
        private int? publicNoticeDays;

        public FactsBuilder Order(int extensions = 0, bool isPending = false)
        {
            orders.Add(new RectificationOrder
            {
                Id = "o1",
                CaseId = "c",
                CampaignId = "k",
                TermDays = 7,
                DraftedBy = "off1",
                DraftedAt = default,
                Status = OrderStatus.Running,
                ServedOn = new LocalDate(2005, 5, 10),
                DueOn = Due,
                Extensions = extensions,
                ExtensionPending = isPending,
            });
            return this;
        }

        public FactsBuilder Visit(InspectionResult? result = null)
        {
            visit = new Inspection { Id = "v1", CaseId = "c", CampaignId = "k", Kind = InspectionKind.Recheck, LeadOfficerId = "off1", CoOfficerId = "off2", StartedAt = default, Result = result, FinishedAt = result is null ? null : default(DateTimeOffset) };
            return this;
        }

        public FactsBuilder Finding()
        {
            findings.Add(new Finding { Id = "f1", CaseId = "c", CampaignId = "k", InspectionId = "v0", ItemCode = "A04", Gap = "SYS", Severity = "B", Fact = "x", Evidence = "x", Basis = "x" });
            return this;
        }

        public FactsBuilder Penalty(decimal announced = 9_000, bool isServed = false)
        {
            penalty = new PenaltyCase
            {
                Id = "p",
                CaseId = "c",
                CampaignId = "k",
                UnitId = "u",
                UnitName = "u",
                District = "福田区",
                StateSince = default,
                Violation = "V01",
                OpenedAt = default,
                OrderId = "o1",
                LeadOfficerId = "off1",
                CoOfficerId = "off2",
                LegalReviewerId = "legal",
                ReviewedAt = default(DateTimeOffset),
                AdvanceNoticeServedOn = new LocalDate(2005, 5, 24),
                Proposed = new PenaltyContent { Warning = true, Fine = announced },
                HearingRight = announced >= 10_000,
                Decided = isServed ? new PenaltyContent { Warning = true, Fine = announced } : null,
                DecisionServedOn = isServed ? new LocalDate(2005, 6, 1) : null,
                PaymentDueOn = isServed ? new LocalDate(2005, 6, 16) : null,
            };
            return this;
        }

        public FactsBuilder Filed(LocalDate day)
        {
            penalty!.FiledOn = day;
            return this;
        }

        public FactsBuilder Missing(bool review, bool notice, string violation)
        {
            penalty!.Violation = violation;
            if (review)
                penalty.ReviewedAt = null;
            if (notice)
                penalty.AdvanceNoticeServedOn = null;
            return this;
        }

        public FactsBuilder Under(string legalProfile)
        {
            profile = legalProfile;
            return this;
        }

        /// <summary>Two visits in vain, on 2005-05-10 and 2005-05-11.</summary>
        public FactsBuilder Visited()
        {
            attempts = [new ServiceAttempt(new LocalDate(2005, 5, 10), "x", "王五", null, null), new ServiceAttempt(new LocalDate(2005, 5, 11), "x", "王五", null, null)];
            return this;
        }

        public FactsBuilder PublicNotice(int days)
        {
            publicNoticeDays = days;
            return this;
        }

        public FactsBuilder Notice()
        {
            notice = new Notice
            {
                Id = "n",
                CampaignId = "k",
                TemplateCode = "D11",
                TemplateVersion = 1,
                Title = "x",
                AddresseeName = "x",
                Html = "",
                Data = "{}",
                Sha256 = "",
                RequiresService = true,
                IssuedBy = "x",
                IssuedAt = default,
                IssuedOn = new LocalDate(2005, 5, 10),
            };
            return this;
        }

        public CaseFacts Build(DateTimeOffset now)
        {
            var clock = new FakeTimeProvider(now);
            var @case = new UnitCase { Id = "c", CampaignId = "k", UnitId = "u", Number = "2005-166-00001", UnitName = "u", District = "福田区", Category = UnitCategory.Hotel, StateSince = now, OpenedAt = now, LeadOfficerId = "off1", CoOfficerId = "off2" };
            return new CaseFacts { File = new CaseFile(CampaignOf(clock), @case, penalty), Clock = new LegalClock(clock), Orders = orders, Findings = findings, Inspection = visit, Notice = notice, ServiceAttempts = attempts };
        }

        private Campaign CampaignOf(TimeProvider clock)
        {
            var shipped = Campaign2005.Create(clock);
            return new Campaign
            {
                Id = shipped.Id,
                Code = shipped.Code,
                Title = shipped.Title,
                FoundingDocument = shipped.FoundingDocument,
                IssuedOn = shipped.IssuedOn,
                LegalProfile = profile ?? shipped.LegalProfile,
                Phases = shipped.Phases,
                Settings = publicNoticeDays is { } days ? shipped.Settings with { PublicNoticeDays = days } : shipped.Settings,
                IsSimulated = true,
                CreatedAt = shipped.CreatedAt,
            };
        }
    }
}
