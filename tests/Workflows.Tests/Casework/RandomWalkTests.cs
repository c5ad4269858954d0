using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>
/// Whatever people do in whatever order: a case always has a next step, only steps of the tables are taken, and no deadline ever penalises anybody.
/// </summary>
public sealed class RandomWalkTests
{
    private const int Steps = 70;
    private static readonly LocalDate LastDay = new(2006, 6, 30);

    [Fact]
    public async Task No_walk_of_lawful_acts_ends_without_a_next_step_or_in_a_penalty_by_lapse_of_time() =>
        await Gen.Int[0, int.MaxValue].SampleAsync(WalkAsync, iter: 6, threads: 1);

    private static async Task WalkAsync(int seed)
    {
        var random = SeededRandom.For(seed, "walk");
        await using var stage = await Stage.OpenAsync();
        var done = new List<string>();
        for (var step = 0; step < Steps; step++)
        {
            var @case = await stage.CaseAsync();
            if (@case.IsEnded || LegalClock.DateOf(stage.Clock.GetUtcNow()) > LastDay)
                break;
            var tasks = await stage.ReadAsync(db => db.Tasks.AsNoTracking().Where(row => row.CaseId == stage.CaseId && row.Status == WorkTaskStatus.Open).OrderBy(row => row.Id).ToListAsync());
            var deadline = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().Where(row => row.Status == DeadlineStatus.Armed).OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id).FirstOrDefaultAsync());
            Assert.True(tasks.Count > 0 || deadline is not null, $"{seed}: no next step in {@case.State} after {string.Join(", ", done)}");
            if (deadline is not null && (tasks.Count == 0 || random.NextDouble() < 0.3))
            {
                var decided = await DecisionsAsync(stage);
                if (deadline.ExpiresAt > stage.Clock.GetUtcNow())
                    stage.Clock.SetUtcNow(deadline.ExpiresAt.AddHours(9));
                await stage.FireAsync(deadline.Id);
                Assert.Equal(decided, await DecisionsAsync(stage));
                continue;
            }
            var task = tasks[(int)(random.NextDouble() * tasks.Count)];
            var outcome = task.Outcomes[(int)(random.NextDouble() * task.Outcomes.Count)];
            if ((await TryAsync(stage, task, outcome, random)) is null)
                done.Add($"{task.Act}/{outcome}");
            Assert.Equal([], await stage.ReadAsync(db => db.Instances.Where(row => row.IncidentCount > 0).Select(row => row.DefinitionId).ToListAsync()));
        }
        Assert.All(await stage.ReadAsync(db => db.PenaltyCases.AsNoTracking().Where(row => row.Decided != null).ToListAsync()), penalty =>
        {
            Assert.Equal(stage.Commander.Id, penalty.DecidedBy);
            Assert.NotNull(penalty.AdvanceNoticeServedOn);
        });
        await stage.AssertInvariantsAsync();
    }

    /// <summary>Penalties decided so far.</summary>
    private static Task<int> DecisionsAsync(Stage stage) => stage.ReadAsync(db => db.PenaltyCases.CountAsync(row => row.DecidedOn != null));

    /// <summary>Fills the form as people do and does the task; null when it was lawful.</summary>
    private static async Task<string?> TryAsync(Stage stage, WorkTask task, string outcome, SeededRandom random)
    {
        var findings = await stage.OpenFindingsAsync();
        var isFixed = random.NextDouble() < 0.5;
        var fine = new[] { 0, 3_000, 9_000, 10_000 }[(int)(random.NextDouble() * 4)];
        var penalty = task.PenaltyCaseId is null ? null : await stage.ReadAsync(db => db.PenaltyCases.AsNoTracking().SingleAsync(row => row.Id == task.PenaltyCaseId));
        var content = penalty?.Decided ?? penalty?.Proposed;
        var answers = new Dictionary<string, JsonNode?>
        {
            ["findings"] = new JsonArray(Filled.Finding("A04")),
            ["results"] = new JsonArray([.. findings.Select(id => (JsonNode)new JsonObject { ["finding"] = id, ["fixed"] = isFixed, ["note"] = "" })]),
            ["violation"] = random.NextDouble() < 0.5 ? "V01" : "V07",
            ["termDays"] = 7,
            ["days"] = 5,
            ["warning"] = content?.Warning ?? true,
            ["fine"] = content?.Fine ?? fine,
            ["stopDays"] = content?.StopDays ?? (random.NextDouble() < 0.3 ? 20 : 0),
            ["returned"] = "1",
            ["participants"] = "甲、乙、丙",
            ["overdueReason"] = "补充调查",
            ["scoreA"] = isFixed ? 38 : 20,
            ["scoreB"] = isFixed ? 55 : 30,
            ["truthful"] = true,
            ["allAnswered"] = true,
            ["identified"] = true,
            ["waived"] = true,
            ["lateReason"] = "须保证提前通知",
            ["amount"] = content is null ? 0 : content.Fine + content.Confiscation,
        };
        if (task.Act is "inspection-plan")
            answers["date"] = (LocalDate.Max(LegalClock.DateOf(stage.Clock.GetUtcNow()), new LocalDate(2005, 5, 2))).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (task.Act is "hearing-arrangement")
            answers["date"] = LegalClock.DateOf(stage.Clock.GetUtcNow()).PlusDays(15).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var form = FormFilling.Fill(stage.Get<IActCatalog>().For(task).Single(form => form.Outcome == outcome), answers, "off1", "off2", stage.Get<LegalClock>(), ["hear1", "hear2", "hear3"]);
        var actor = ActorOf(stage, task.Role);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = await stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(task.Id, outcome, form, "理由"), actor));
        return answer.Refusal?.Code;
    }

    private static Actor ActorOf(Stage stage, string role) => role switch
    {
        Role.Office => stage.Office,
        Role.Lead => stage.Lead,
        Role.Officer => stage.First,
        Role.Legal => stage.Legal,
        Role.Hearing => stage.Presider,
        Role.Commander => stage.Commander,
        Role.Clerk => stage.Clerk,
        Role.Acceptance => stage.Acceptor,
        Role.Unit => stage.Representative,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such person."),
    };
}
