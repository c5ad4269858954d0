using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Personnel;

/// <summary>The list of people as an administrator keeps it: each act in the audit trail, nobody deleted.</summary>
public sealed class PeopleDeskTests
{
    private static readonly Actor Admin = new("admin-1", "管理员甲", [Role.Admin]);
    private static readonly PersonDetails Officer = new(" 民警新 ", [Role.Officer], " new@police.invalid ", "福田", "059999");

    [Fact]
    public async Task A_person_is_added_changed_and_taken_out_of_service_and_the_trail_says_so()
    {
        await using var stage = await Stage.OpenAsync();
        var added = (await stage.InAsync(provider => Desk(provider).AddAsync("officer.new", null, Officer, "调入", Admin))).Value.Person;
        Assert.Equal(("民警新", "new@police.invalid", "福田", "059999"), (added.DisplayName, added.Email, added.District, added.Badge));
        await stage.InAsync(provider => Desk(provider).ChangeAsync(added.Id, Officer with { Roles = [Role.Officer, Role.Clerk], Email = "" }, "兼任内勤", Admin));
        await stage.InAsync(provider => Desk(provider).SetServiceAsync(added.Id, inService: false, "退休", Admin));
        var now = await stage.ReadAsync(db => db.People.AsNoTracking().SingleAsync(row => row.Id == added.Id));
        Assert.Equal((false, null), (now.IsActive, now.Email));
        Assert.Equal([Role.Clerk, Role.Officer], now.Roles);
        var trail = await stage.ReadAsync(db => db.AuditEvents.Where(row => row.Act.StartsWith("person.")).OrderBy(row => row.Sequence).Select(row => new { row.Act, row.Reason, row.Before, row.After }).ToListAsync());
        Assert.Equal([("person.added", "调入"), ("person.changed", "兼任内勤"), ("person.left", "退休")], trail.Select(row => (row.Act, row.Reason!)));
        Assert.Contains(Role.Clerk, trail[1].After, StringComparison.Ordinal);
        Assert.DoesNotContain(Role.Clerk, trail[1].Before, StringComparison.Ordinal);
        Assert.Equal("person.out-of-service", (await stage.InAsync(provider => Desk(provider).SetServiceAsync(added.Id, inService: false, "退休", Admin))).Refusal?.Code);
    }

    [Fact]
    public async Task A_sign_in_name_and_a_police_number_are_given_once()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.InAsync(provider => Desk(provider).AddAsync("officer.new", null, Officer, "调入", Admin));
        Assert.Equal("person.sign-in-taken", (await stage.InAsync(provider => Desk(provider).AddAsync("officer.new", null, Officer with { Badge = "058888" }, "调入", Admin))).Refusal?.Code);
        Assert.Equal("person.badge-taken", (await stage.InAsync(provider => Desk(provider).AddAsync("officer.other", null, Officer, "调入", Admin))).Refusal?.Code);
        Assert.Equal(1, await stage.ReadAsync(db => db.People.CountAsync(row => row.DisplayName == "民警新")));
    }

    [Fact]
    public async Task The_last_administrator_is_not_removed_even_by_one_who_acts_from_an_older_sign_in()
    {
        await using var stage = await Stage.OpenAsync();
        var details = new PersonDetails("管理员乙", [Role.Admin], null, null, null);
        var other = (await stage.InAsync(provider => Desk(provider).AddAsync("admin.other", null, details, "任命", Admin))).Value.Person;
        // The one who asks is an administrator no longer: their token is older than their leaving.
        foreach (var id in await stage.ReadAsync(db => db.People.Where(row => row.Roles.Contains(Role.Admin) && row.Id != other.Id).Select(row => row.Id).ToListAsync()))
            await stage.InAsync(provider => Desk(provider).SetServiceAsync(id, inService: false, "退休", Admin));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => stage.InAsync(provider => Desk(provider).SetServiceAsync(other.Id, inService: false, "退休", Admin)));
        Assert.Equal("person.last-administrator", refused.Refusal.Code);
        refused = await Assert.ThrowsAsync<RefusedException>(() => stage.InAsync(provider => Desk(provider).ChangeAsync(other.Id, details with { Roles = [Role.Clerk] }, "免职", Admin)));
        Assert.Equal("person.last-administrator", refused.Refusal.Code);
        var left = await stage.ReadAsync(db => db.People.AsNoTracking().SingleAsync(row => row.Id == other.Id));
        Assert.Equal((true, Role.Admin), (left.IsActive, Assert.Single(left.Roles)));
    }

    [Fact]
    public async Task What_still_waits_for_who_leaves_is_counted()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        var open = (await stage.InAsync(provider => Desk(provider).SetServiceAsync("off1", inService: false, "退休", Admin))).Value.Open;
        Assert.Equal((1, false), (open.Cases, open.IsNone));
        Assert.Equal(await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.AssigneeId == "off1" && row.CompletedAt == null)), open.Tasks);
        Assert.True((await stage.InAsync(provider => Desk(provider).SetServiceAsync("clerk", inService: false, "退休", Admin))).Value.Open.IsNone);
    }

    private static PeopleDesk Desk(IServiceProvider provider) => provider.GetRequiredService<PeopleDesk>();
}
