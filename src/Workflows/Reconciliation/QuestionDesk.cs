using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Puts an officer's question about a lead to the units that reported it, by message, and takes their answers.</summary>
public sealed class QuestionDesk(IRecords records, IAuditTrail audit, TimeProvider time)
{
    private const int LongestText = 1000;

    /// <summary>Asks every unit among the lead's subjects that has filed a declaration; each gets the question by e-mail.</summary>
    public async Task<Answer<IReadOnlyList<LeadQuestion>>> AskAsync(string findingId, string? question, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Officer) && !actor.Is(Role.Lead) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "只有办案民警、部门负责人和专项办可以询问。", "Only officers, the head of the division and the campaign office ask.");
        if (WrongText(question) is { } wrong)
            return wrong;
        var finding = await records.GetAsync<ReconciliationFinding>(findingId, cancellationToken);
        if (!finding.IsLive)
            return new Refusal("finding.not-live", "该线索已关闭、已消除或者已有新版本。", "The finding is closed, resolved or has a later version.", "§9.2");
        var campaign = await records.GetAsync<Campaign>(finding.CampaignId, cancellationToken);
        var asked = new List<LeadQuestion>();
        foreach (var subject in finding.Subjects.Where(subject => !subject.StartsWith('?')).Distinct())
        {
            var campaignId = campaign.Id;
            if (await records.CountAsync<Declaration>(row => row.CampaignId == campaignId && row.UnitId == subject, cancellationToken) > 0)
                asked.Add(Put(campaign, finding, await records.GetAsync<Unit>(subject, cancellationToken), question!.Trim(), actor));
        }
        if (asked.Count == 0)
            return new Refusal("question.nobody", "该线索所涉单位均未申报，没有可以询问的单位；请立案检查。", "No unit of this lead has declared anything; there is nobody to ask. Open a case instead.", "§9.2");
        await audit.AppendAsync(campaign, actor, "finding.asked", reason: question!.Trim(), data: new { finding.Id, finding.Key, units = asked.Select(row => row.UnitId) }, cancellationToken: cancellationToken);
        return asked;
    }

    /// <summary>The unit answers, or an officer notes what the unit said.</summary>
    public async Task<Answer<LeadQuestion>> AnswerAsync(string questionId, string? answer, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<LeadQuestion>(questionId, cancellationToken) is not { } question || (actor.UnitId is { } own && own != question.UnitId))
            return new Refusal("not-found", "没有这项询问。", "There is no such question.");
        if (actor.UnitId is null && !actor.Is(Role.Officer) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "由被询问单位答复，或者由民警、专项办记录其答复。", "The unit answers, or an officer or the campaign office notes its answer.");
        if (question.AnsweredAt is not null)
            return new Refusal("question.answered", "该询问已经答复。", "The question has been answered already.", "§9.2");
        if (WrongText(answer) is { } wrong)
            return wrong;
        (question.Answer, question.AnsweredBy, question.AnsweredAt, question.Revision) = (answer!.Trim(), actor.Id, time.GetUtcNow(), question.Revision + 1);
        var campaign = await records.GetAsync<Campaign>(question.CampaignId, cancellationToken);
        await audit.AppendAsync(campaign, actor, "finding.answered", after: question.Answer, data: new { question.FindingId, question.Id, question.UnitId }, cancellationToken: cancellationToken);
        return question;
    }

    private LeadQuestion Put(Campaign campaign, ReconciliationFinding finding, Unit unit, string text, Actor actor)
    {
        var now = time.GetUtcNow();
        var question = new LeadQuestion { Id = Ids.New(time), CampaignId = campaign.Id, FindingId = finding.Id, UnitId = unit.Id, Question = text, AskedBy = actor.Id, AskedAt = now };
        records.Add(question);
        if (unit.Email.Length > 0)
        {
            records.Add(new OutboxMessage
            {
                Id = Ids.New(time),
                Channel = "email",
                Purpose = "question",
                Recipient = unit.Email,
                Subject = $"【{campaign.Title}】核对申报情况",
                Body = $"{unit.Name}：\n\n{text}\n\n请登录系统答复。\n\n联系：{campaign.Settings.ContactRole} {campaign.Settings.ContactPhone}",
                CampaignId = campaign.Id,
                IdempotencyKey = $"question:{question.Id}:email",
                CreatedAt = now,
                NextAttemptAt = now,
            });
        }
        return question;
    }

    private static Refusal? WrongText(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Length > LongestText ? new Refusal("question.text", $"请写明内容（不超过{LongestText}字）。", $"A text is needed, of at most {LongestText} characters.", "§9.2") : null;
}
