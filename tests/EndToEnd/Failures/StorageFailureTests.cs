using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Client.Tasks;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Refit;

namespace Orchestrator.EndToEnd.Failures;

/// <summary>What a person is told when the storage fails under the host, and that what stood before still stands.</summary>
public sealed class StorageFailureTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly TaskCompletion Report = new("Submit", new JsonObject { ["summary"] = "已按要求自查。", ["gaps"] = 0, ["secondLevelUnits"] = 0, ["signedBy"] = "安全员甲", ["truthful"] = true });

    [Fact]
    public async Task A_full_disk_is_said_in_both_languages_and_nothing_is_lost()
    {
        using var disk = await SmallDisk.MountAsync(megabytes: 16);
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7, Path.Combine(disk.Path, "campaign.db"));
        await FailsAndRecoversAsync(campaign, "disk-full", "存储空间已满", () => Fill(disk), () => Empty(disk));
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_in_both_languages_and_nothing_is_lost()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7, await server.CreateDatabaseAsync());
        await FailsAndRecoversAsync(campaign, "database-away", "数据库暂时无法连接", server.CrashAsync, server.CrashAndRestartAsync);
    }

    private static async Task FailsAndRecoversAsync(ServedCampaign campaign, string code, string sentence, Func<Task> fail, Func<Task> recover)
    {
        campaign.Clock.SetUtcNow(LegalClock.At(new LocalDate(2005, 4, 20), new LocalTime(9, 0)));
        var task = await campaign.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.Act == "self-check"));
        var representative = await campaign.ReadAsync(db => db.People.Where(person => person.UnitId == task.UnitId).Select(person => person.SignInName).FirstAsync());
        await using var client = campaign.ClientOf(representative);
        var tasks = client.GetRequiredService<ITasksApi>();
        Assert.True((await tasks.GetAsync(task.Id)).MayComplete);
        var before = await HistoryAsync(campaign, task.CaseId!);

        await fail();
        var refused = await Assert.ThrowsAnyAsync<ApiException>(() => tasks.CompleteAsync(task.Id, Report));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        var problem = JsonNode.Parse(refused.Content!)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Contains(sentence, refused.Content!, StringComparison.Ordinal);
        Assert.Contains("othing was changed", refused.Content!, StringComparison.Ordinal);

        await recover();
        Assert.Equal(before, await HistoryAsync(campaign, task.CaseId!));
        Assert.Equal("U11", (await tasks.CompleteAsync(task.Id, Report)).CaseState);
    }

    private static Task<(UnitCaseState, long)> HistoryAsync(ServedCampaign campaign, string caseId) => campaign.ReadAsync(async db =>
        ((await db.Cases.AsNoTracking().SingleAsync(row => row.Id == caseId)).State, await db.AuditEvents.LongCountAsync(row => row.Stream == caseId)));

    private static Task Fill(SmallDisk disk)
    {
        disk.Fill();
        return Task.CompletedTask;
    }

    private static Task Empty(SmallDisk disk)
    {
        disk.Empty();
        return Task.CompletedTask;
    }
}
