using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>While evidence is registered and kept (T-15): who is reminded that its days run out, how they are counted, and through whose hands each thing goes.</summary>
public sealed class KeptEvidenceTests
{
    [Fact]
    public async Task Before_the_last_day_the_officers_and_the_head_are_reminded_and_the_unit_is_not()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await KeepAsync(stage, "2005-05-19");
        await stage.GoToAsync(5, 26);
        var mails = await RemindersAsync(stage);
        // The last day is Thursday the 26th: three days before, and the day before.
        Assert.Equal(
            [.. new[] { 23, 25 }.SelectMany(day => new[] { "lead", "off1", "off2" }.Select(who => (new LocalDate(2005, 5, day), $"{who}@police.invalid")))],
            mails.Select(mail => (LegalClock.DateOf(mail.CreatedAt), mail.Recipient)));
        Assert.All(mails, mail => Assert.Contains("对先行登记保存的证据作出处理决定", mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains("2005-05-26", mail.Body, StringComparison.Ordinal));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Once_it_is_decided_nobody_is_reminded()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await KeepAsync(stage, "2005-05-19");
        await stage.DoAsync("preservation-decision", "Decide", stage.Lead, new() { ["returned"] = "1、2" }, "已复制");
        await stage.GoToAsync(5, 26);
        Assert.Empty(await RemindersAsync(stage));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Under_the_law_of_2026_it_is_seven_working_days_with_the_holidays_between_left_out_and_the_Saturday_that_makes_up_for_one_counted()
    {
        await using var stage = await Stage.OpenAsync(found: clock => Campaign2026.Create(clock));
        await PenaltyWalk.ProposeAsync(stage, new LocalDate(2026, 8, 10), new LocalDate(2026, 9, 8));
        await stage.DoAsync("penalty-filing", "Approve", stage.Lead);
        await stage.GoToAsync(9, 29);
        await KeepAsync(stage, "2026-09-29");
        // 30 September, then 8 and 9 October, Saturday the 10th, and 12 to 14: the first seven days of October are off, and so is Sunday the 11th.
        Assert.Equal(new LocalDate(2026, 10, 14), (await TermAsync(stage)).DueOn);
        await stage.GoToAsync(10, 14, 23);
        Assert.Equal(DeadlineStatus.Armed, (await TermAsync(stage)).Status);
        // Three days before is the Sunday: it is told on the working Saturday.
        Assert.Equal([new LocalDate(2026, 10, 10), new LocalDate(2026, 10, 13)], (await RemindersAsync(stage)).Select(mail => LegalClock.DateOf(mail.CreatedAt)).Distinct());
        await stage.GoToAsync(10, 15);
        Assert.Equal(DeadlineStatus.Fired, (await TermAsync(stage)).Status);
        Assert.All(await PiecesAsync(stage), piece => Assert.Equal("期满自动解除，退还", piece.Disposal));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Each_thing_has_its_chain_of_custody_from_the_first_day_to_whom_it_went_in_the_end()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await KeepAsync(stage, "2005-05-19", "日志服务器一台\n交换机一台\n账本一册\n硬盘一块");
        var pieces = await PiecesAsync(stage);
        Assert.Equal([1, 2, 3, 4], pieces.Select(piece => piece.Number));
        var (log, disk) = (pieces[0], pieces[3]);
        Assert.Equal("officers.not-yours", (await HandOverAsync(stage, log.Id, "周民警", stage.Third)).Refusal?.Code);
        Assert.Equal("evidence.kept-receiver", (await HandOverAsync(stage, log.Id, "李四", stage.First)).Refusal?.Code);
        Assert.Equal("evidence.kept-incomplete", (await HandOverAsync(stage, log.Id, " ", stage.First)).Refusal?.Code);
        await stage.GoToAsync(5, 20);
        Assert.Null((await HandOverAsync(stage, log.Id, "off2", stage.First)).Refusal);
        Assert.Null((await HandOverAsync(stage, log.Id, "某司法鉴定所", stage.Second)).Refusal);
        Assert.Null((await HandOverAsync(stage, disk.Id, "off1", stage.Second)).Refusal);
        await stage.DoAsync("preservation-decision", "Decide", stage.Lead, new() { ["returned"] = "1", ["filed"] = "4", ["handedOver"] = "2", ["authority"] = "深圳市文化局", ["seized"] = "3", ["seizureNo"] = "扣1号" }, "已鉴定");

        Assert.Equal(
            [
                "–→李四 该单位机房 先行登记保存; 李四→off2 支队物证室 送检; off2→某司法鉴定所 支队物证室 送检; 某司法鉴定所→深圳市模拟酒店有限公司 – 登记保存处理决定",
                "–→李四 该单位机房 先行登记保存; 李四→深圳市文化局 – 登记保存处理决定",
                "–→李四 该单位机房 先行登记保存; 李四→off1 – 登记保存处理决定",
                "–→李四 该单位机房 先行登记保存; 李四→off1 支队物证室 送检; off1→off1 – 登记保存处理决定",
            ],
            await ChainsAsync(stage, pieces));
        Assert.Equal(["退还", "移送有权机关处理", "依法扣押", "作为证据收集入卷"], (await PiecesAsync(stage)).Select(piece => piece.Disposal));
        Assert.Equal("kept.settled", (await HandOverAsync(stage, log.Id, "周民警", stage.First)).Refusal?.Code);
        // What was taken on the file is handed on from there, in the same chain.
        Assert.Equal(disk.Id, await stage.ReadAsync(db => db.EvidenceItems.Select(row => row.Id).SingleAsync()));
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<InspectionDesk>().HandOverAsync(disk.Id, "clerk", "归档", "完好", stage.First))).Refusal);
        Assert.Equal(3, await stage.ReadAsync(db => db.AuditEvents.CountAsync(row => row.Act == "evidence.kept-handed-over")));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task An_entry_that_was_changed_is_seen_and_nothing_is_handed_over_after_it()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await KeepAsync(stage, "2005-05-19");
        var piece = (await PiecesAsync(stage))[0];
        await stage.ReadAsync(db => db.CustodyEntries.Where(row => row.EvidenceId == piece.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Place, "别处")));
        Assert.Equal("evidence.chain-broken", (await HandOverAsync(stage, piece.Id, "off2", stage.First)).Refusal?.Code);
    }

    private static async Task KeepAsync(Stage stage, string servedOn, string items = "日志服务器一台\n交换机一台")
    {
        await stage.DoAsync("penalty-investigation", "Preserve", stage.First, new JsonObject { ["items"] = items, ["place"] = "该单位机房", ["keeper"] = "李四" }, "可能灭失");
        await stage.DoAsync("preservation-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served(servedOn));
    }

    private static Task<Answer<KeptPiece>> HandOverAsync(Stage stage, string piece, string to, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<KeptEvidenceDesk>().HandOverAsync(piece, to, "支队物证室", "送检", "封条完好", actor));

    private static Task<Deadline> TermAsync(Stage stage) => stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-15" && row.Kind != DeadlineKind.Reminder));

    private static async Task<List<OutboxMessage>> RemindersAsync(Stage stage)
    {
        var reminders = await stage.ReadAsync(db => db.Deadlines.Where(row => row.Timer == "T-15" && row.Kind == DeadlineKind.Reminder).Select(row => row.Id).ToListAsync());
        var mails = await stage.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.DeadlineId != null && reminders.Contains(row.DeadlineId)).ToListAsync());
        return [.. mails.OrderBy(mail => mail.CreatedAt).ThenBy(mail => mail.Recipient, StringComparer.Ordinal)];
    }

    private static Task<List<KeptPiece>> PiecesAsync(Stage stage) => stage.ReadAsync(db => db.KeptPieces.AsNoTracking().OrderBy(row => row.Number).ToListAsync());

    private static async Task<List<string>> ChainsAsync(Stage stage, IEnumerable<KeptPiece> pieces)
    {
        var told = new List<string>();
        foreach (var piece in pieces)
        {
            var chain = await stage.ReadAsync(db => db.CustodyEntries.AsNoTracking().Where(row => row.EvidenceId == piece.Id).OrderBy(row => row.Sequence).ToListAsync());
            Assert.Null(Custody.FirstBroken(chain));
            told.Add(string.Join("; ", chain.Select(entry => $"{entry.From ?? "–"}→{entry.To} {entry.Place ?? "–"} {entry.Purpose}")));
        }
        return told;
    }
}
