using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Approvals;

/// <summary>Approvals that are no step of a workflow take the same acts as those that are: 后加签、转办、退回、拿回.</summary>
public sealed class WholeApprovalTests
{
    private static readonly Actor OtherLead = new("lead2", "副支队长", [Role.Lead]);
    private static readonly Actor Author = new("author1", "编制员甲", [Role.Author]);
    private static readonly Actor Second = new("author2", "编制员乙", [Role.Author]);

    [Fact]
    public async Task A_signature_after_holds_an_exception_until_it_is_given()
    {
        await using var stage = await OpenAsync();
        var (id, key) = await ExceptAsync(stage);
        var slip = (await AskAsync(stage, key, SlipKind.After, "legal", stage.Lead))[0];
        Assert.Null((await SignAsync(stage, id, stage.Lead)).Value.IsSigned);
        Assert.Equal("approval.held", (await SignAsync(stage, id, OtherLead)).Refusal?.Code);
        await AnswerAsync(stage, slip, true, stage.Legal);
        var signed = await ExceptionAsync(stage, id);
        Assert.Equal((true, "lead"), (signed.IsSigned, signed.DecidedBy));
        Assert.Equal(["coverage.exception-asked", "approval.asked", "approval.held", "approval.signed", "coverage.exception-signed"], await ActsAsync(stage));
    }

    [Fact]
    public async Task An_objection_after_gives_the_exception_back_and_who_agreed_takes_a_held_decision_back()
    {
        await using var stage = await OpenAsync();
        var (id, key) = await ExceptAsync(stage);
        var slip = (await AskAsync(stage, key, SlipKind.After, "legal", stage.Lead))[0];
        await SignAsync(stage, id, stage.Lead);
        Assert.Equal("approval.not-submitter", (await HandAsync(stage, desk => desk.TakeBackAsync(key, null, stage.First))).Refusal?.Code);
        Assert.Null((await HandAsync(stage, desk => desk.TakeBackAsync(key, "再核实", stage.Lead))).Refusal);
        await SignAsync(stage, id, stage.Lead);
        await AnswerAsync(stage, slip, false, stage.Legal, "理由不足");
        Assert.Null((await ExceptionAsync(stage, id)).IsSigned);
        Assert.Equal("approval.objection", (await SignAsync(stage, id, stage.Lead)).Refusal?.Code);
        Assert.Equal("task.reason-missing", (await HandAsync(stage, desk => desk.ReturnAsync(key, " ", stage.Lead))).Refusal?.Code);
        Assert.Null((await HandAsync(stage, desk => desk.ReturnAsync(key, "请补充材料", stage.Lead))).Refusal);
        var returned = await ExceptionAsync(stage, id);
        Assert.Equal((false, "请补充材料"), (returned.IsSigned, returned.DecisionReason));
        Assert.Equal("approval.closed", (await HandAsync(stage, desk => desk.ReturnAsync(key, "x", stage.Lead))).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_transferred_is_decided_by_who_took_it_on()
    {
        await using var stage = await OpenAsync();
        var (id, key) = await ExceptAsync(stage);
        Assert.Equal("approval.not-holder", (await HandAsync(stage, desk => desk.TransferAsync(key, "lead2", "出差", stage.First))).Refusal?.Code);
        Assert.Equal("approval.not-suitable", (await HandAsync(stage, desk => desk.TransferAsync(key, "legal", "出差", stage.Lead))).Refusal?.Code);
        Assert.Equal("task.reason-missing", (await HandAsync(stage, desk => desk.TransferAsync(key, "lead2", null, stage.Lead))).Refusal?.Code);
        Assert.Null((await HandAsync(stage, desk => desk.TransferAsync(key, "lead2", "出差", stage.Lead))).Refusal);
        Assert.Equal("approval.transferred", (await SignAsync(stage, id, stage.Lead)).Refusal?.Code);
        Assert.Equal("approval.acted-on", (await HandAsync(stage, desk => desk.TakeBackAsync(key, null, stage.First))).Refusal?.Code);
        Assert.Equal(["lead2"], (await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().UrgeAsync(key, null, stage.First))).Value.Select(slip => slip.PersonId));
        Assert.Null((await SignAsync(stage, id, OtherLead)).Refusal);
        Assert.Equal("lead2", (await ExceptionAsync(stage, id)).DecidedBy);
    }

    [Fact]
    public async Task Who_asked_for_an_exception_takes_it_back_and_may_ask_anew()
    {
        await using var stage = await OpenAsync();
        var (id, key) = await ExceptAsync(stage);
        Assert.Null((await HandAsync(stage, desk => desk.TakeBackAsync(key, "填写有误", stage.First))).Refusal);
        Assert.Equal((false, "off1", "填写有误"), await stage.ReadAsync(db => db.CoverageExceptions.Where(row => row.Id == id).Select(row => new ValueTuple<bool?, string?, string?>(row.IsSigned, row.DecidedBy, row.DecisionReason)).SingleAsync()));
        Assert.NotEqual(id, (await ExceptAsync(stage)).Id);
    }

    [Fact]
    public async Task A_publication_is_held_for_a_signature_after_it_and_published_with_it()
    {
        await using var stage = await OpenAsync();
        var request = await AskToPublishAsync(stage);
        var key = ApprovalKey.OfPublication(request.Id);
        var slip = (await AskAsync(stage, key, SlipKind.After, "legal", Second))[0];
        Assert.Equal(PublicationStatus.Waiting, (await PublishAsync(stage, request.Id, Second)).Value.Status);
        Assert.False(await IsPublishedAsync(stage));
        await AnswerAsync(stage, slip, true, stage.Legal);
        Assert.True(await IsPublishedAsync(stage));
        Assert.Equal((PublicationStatus.Approved, "author2"), await stage.ReadAsync(db => db.Set<PublicationRequest>().Select(row => new ValueTuple<PublicationStatus, string?>(row.Status, row.DecidedBy)).SingleAsync()));
    }

    [Fact]
    public async Task Who_asked_for_a_publication_takes_it_back()
    {
        await using var stage = await OpenAsync();
        var request = await AskToPublishAsync(stage);
        Assert.Null((await HandAsync(stage, desk => desk.TakeBackAsync(ApprovalKey.OfPublication(request.Id), null, Author))).Refusal);
        Assert.NotNull((await PublishAsync(stage, request.Id, Second)).Refusal);
        Assert.Equal(PublicationStatus.Returned, await stage.ReadAsync(db => db.Set<PublicationRequest>().Select(row => row.Status).SingleAsync()));
    }

    private static async Task<Stage> OpenAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.InAsync(provider =>
        {
            foreach (var actor in new[] { OtherLead, Author, Second })
                provider.GetRequiredService<IRecords>().Add(new Person { Id = actor.Id, SignInName = actor.Id, DisplayName = actor.Name, Roles = [.. actor.Roles] });
            return Task.FromResult(true);
        });
        return stage;
    }

    private static async Task<(string Id, string Key)> ExceptAsync(Stage stage)
    {
        var asked = (await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().AskAsync(stage.Campaign.Id, "unit-1", "停业", stage.First))).Value;
        return (asked.Id, ApprovalKey.OfException(asked.Id));
    }

    private static async Task<PublicationRequest> AskToPublishAsync(Stage stage)
    {
        await stage.InAsync(async provider =>
        {
            var store = provider.GetRequiredService<IEngineStore>();
            var shipped = (await store.FindVersionAsync("lead:v1"))!;
            shipped.IsLatest = false;
            store.Add(new WorkflowDefinition { Id = "lead:v2", DefinitionId = "lead", Version = 2, Name = "lead", IsLatest = true, CreatedAt = stage.Clock.GetUtcNow(), Json = shipped.Json });
            return true;
        });
        return (await stage.InAsync(provider => provider.GetRequiredService<PublicationDesk>().AskAsync("lead", "修订", Author))).Value;
    }

    private static Task<Answer<PublicationRequest>> PublishAsync(Stage stage, string id, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<PublicationDesk>().DecideAsync(id, true, null, actor));

    private static Task<bool> IsPublishedAsync(Stage stage) => stage.ReadAsync(db => db.Definitions.Where(row => row.Id == "lead:v2").Select(row => row.IsPublished).SingleAsync());

    private static Task<Answer<CoverageException>> SignAsync(Stage stage, string id, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().DecideAsync(id, true, actor));

    private static Task<CoverageException> ExceptionAsync(Stage stage, string id) => stage.ReadAsync(db => db.CoverageExceptions.AsNoTracking().SingleAsync(row => row.Id == id));

    private static Task<Answer<string>> HandAsync(Stage stage, Func<HandingDesk, Task<Answer<string>>> act) => stage.InAsync(provider => act(provider.GetRequiredService<HandingDesk>()));

    private static async Task<IReadOnlyList<ApprovalSlip>> AskAsync(Stage stage, string key, SlipKind kind, string person, Actor actor) =>
        (await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AskAsync(key, kind, [person], null, actor))).Value;

    private static async Task AnswerAsync(Stage stage, ApprovalSlip slip, bool agrees, Actor actor, string? opinion = null)
    {
        var answer = await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AnswerAsync(slip.Id, agrees, opinion, actor));
        Assert.True(answer.Refusal is null, answer.Refusal?.ToString());
    }

    private static Task<List<string>> ActsAsync(Stage stage) =>
        stage.ReadAsync(db => db.AuditEvents.Where(row => row.Act.StartsWith("approval.") || row.Act.StartsWith("coverage.")).OrderBy(row => row.Id).Select(row => row.Act).ToListAsync());
}
