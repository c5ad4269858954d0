using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Guards;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Simulation;

/// <summary>
/// What simulated people do in every step, over the units of a small register: how many decide how, within which hours, and what the first of them says.
/// It stands in the approved file; tips have people and tests of their own. Read it for whether people would.
/// </summary>
public sealed class SimulatedPeopleTests
{
    private const int Seed = 7;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly IReadOnlyList<Unit> Register = [.. new SyntheticRegister(Seed).Generate(120)];

    [Fact]
    public void They_do_in_each_step_what_was_approved()
    {
        var text = new StringBuilder();
        foreach (var act in ActCatalog.Codes.Where(code => !code.StartsWith("tip", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            text.Append(act).Append('\n');
            var told = new List<string>();
            foreach (var (name, today, attempt) in new[] { ("early", new LocalDate(2005, 4, 1), 0), ("at first", new LocalDate(2005, 5, 25), 0), ("again", new LocalDate(2005, 5, 25), 1), ("late", new LocalDate(2005, 7, 20), 0) })
            {
                var lines = Told(act, today, attempt);
                if (!told.Contains(lines))
                    text.Append(CultureInfo.InvariantCulture, $"  {name}\n{lines}");
                told.Add(lines);
            }
        }
        Approved.Check("tests/Workflows.Tests/Simulation/people.txt", text.ToString());
    }

    private static string Told(string act, LocalDate today, int attempt)
    {
        var clock = new FakeTimeProvider(LegalClock.At(today, new LocalTime(10, 0)));
        var people = new SimulatedPeople(Seed, new Rates(), new LegalClock(clock));
        var done = Register.Select(unit => Situation(act, unit, clock, attempt)).Select(situation => (When: people.When(situation), What: people.What(situation))).ToList();
        var text = new StringBuilder();
        foreach (var outcome in done.GroupBy(each => (each.What.Outcome, IsDone: each.When is not null)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            var (first, last) = (outcome.Min(each => each.When), outcome.Max(each => each.When));
            var (answers, reason) = (outcome.First().What.Answers, outcome.First().What.Reason);
            text.Append(CultureInfo.InvariantCulture, $"    {outcome.Count()} {outcome.Key.Outcome} {(outcome.Key.IsDone ? $"{Hour(first)} … {Hour(last)}" : "in vain: nobody ever does it")}{(reason is null ? "" : $", “{reason}”")} {JsonSerializer.Serialize(answers, Plain)}\n");
        }
        return text.ToString();
    }

    private static string Hour(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static TaskSituation Situation(string act, Unit unit, TimeProvider clock, int attempt)
    {
        var world = new GuardWorld(clock);
        var penalty = world.Penalty;
        penalty.Decided = new PenaltyContent { Warning = true, Fine = 8_000 };
        penalty.PaymentDueOn = new LocalDate(2005, 6, 20);
        penalty.Hearing = new Hearing { RequestedOn = new LocalDate(2005, 5, 24), Date = new LocalDate(2005, 6, 8) };
        world.Case.SelfCheckReturns = attempt;
        return new TaskSituation
        {
            Campaign = Campaign2005.Create(clock),
            Attempt = attempt,
            Unit = unit,
            Case = world.Case,
            Penalty = penalty,
            Order = new RectificationOrder { Id = "o", CaseId = "c", CampaignId = "k", TermDays = 15, DraftedBy = "off1", DraftedAt = clock.GetUtcNow(), DueOn = new LocalDate(2005, 6, 10) },
            OpenFindings = [.. Checklist.For(unit.Category).Take(3).Select((item, i) => new Finding { Id = $"f{i}", CaseId = "c", CampaignId = "k", InspectionId = "i", ItemCode = item.Code, Gap = "missing", Severity = "B", Fact = "", Evidence = "", Basis = "" })],
            PeriodEnds = act == "payment" ? new LocalDate(2005, 6, 20) : null,
            Task = new WorkTask
            {
                Id = "t",
                CampaignId = "k",
                InstanceId = "i",
                BookmarkId = "b",
                ActivityId = "a",
                ActivityNodeId = "n",
                Act = act,
                Title = "",
                TitleEn = "",
                Role = "OFF",
                District = unit.District,
                Subject = "",
                CreatedAt = clock.GetUtcNow(),
                Outcomes = [.. ActCatalog.Find(act)!.Forms.Select(form => form.Outcome)],
            },
        };
    }
}
