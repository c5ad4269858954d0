using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Orders;

/// <summary>Shows what an order would be, before it is drafted. It changes nothing; the act itself is the task's.</summary>
public sealed class OrderDesk
{
    private readonly IRecords _records;
    private readonly CaseFactsReader _reader;
    private readonly LegalClock _clock;

    internal OrderDesk(IRecords records, CaseFactsReader reader, LegalClock clock) => (_records, _reader, _clock) = (records, reader, clock);

    /// <summary>The order of a case as a form composes it, or as proposed where the form is silent.</summary>
    /// <param name="form">As the act <c>disposal</c> takes it.</param>
    /// <param name="servedOn">The day of service that is supposed; null for today.</param>
    public async Task<Answer<OrderPreview>> PreviewAsync(string caseId, JsonObject form, LocalDate? servedOn, CancellationToken cancellationToken = default)
    {
        if (await _records.FindAsync<UnitCase>(caseId, cancellationToken) is not { } @case)
            return new Refusal("not-found", "没有这个案件。", "There is no such case.");
        var campaign = await _records.GetAsync<Campaign>(@case.CampaignId, cancellationToken);
        var facts = await _reader.ReadAsync(new CaseFile(campaign, @case, null), CaseNeeds.Findings | CaseNeeds.Repeats, null, cancellationToken);
        var act = FormOf(form);
        if (!facts.OpenFindings.Any())
            return new Refusal("disposal.no-findings", "没有待处置的问题，责令整改通知书至少须有一项。", "There is no finding to dispose of; an order needs at least one item.", "TR-12");
        if (FormCheck.Check(act, form, null) is { } unreadable)
            return unreadable;
        var now = _clock.Now;
        var request = new ActRequest(DisposalActs.Order, new FormValues(form), null, Actor.System, now, _clock.Today);
        if (new Guards.Orders.AnOrderCoversEveryOpenFindingOnce().Check(facts, request) is { } uncovered)
            return uncovered;
        return Compose(facts, request, servedOn ?? _clock.Today);
    }

    private static OrderPreview Compose(CaseFacts facts, ActRequest request, LocalDate servedOn)
    {
        var draft = OrderDraft.Of(facts, request);
        var proposals = OrderDraft.Propose(facts, request).ToDictionary(proposal => proposal.Finding.Id);
        var due = OrderDraft.DueIfServed(facts, servedOn, draft.TermDays);
        return new OrderPreview(
            facts.Profile, servedOn, draft.TermDays, due,
            [.. draft.Items.Select(item => new ItemPreview(proposals[item.FindingId], item, OrderDraft.DueIfServed(facts, servedOn, item.Days)))],
            DisposalActs.ComposedWrong(facts, request), facts.Campaign.PhaseOn(servedOn) is { } phase && due.DueOn > phase.Last ? phase : null,
            [.. LegalConflict.Under(facts.Profile, "T-06")])
        {
            InForce = [.. Instruments.All.Where(law => law.On(request.Today) is not null && law.HoldsIn(facts.Case.District, request.Today))],
        };
    }

    private static Tasks.ActForm FormOf(JsonObject form) =>
        new("disposal", DisposalActs.Order, "", "", false, [.. DisposalActs.OrderFields.Where(field => form.ContainsKey(field.Name))]);
}
