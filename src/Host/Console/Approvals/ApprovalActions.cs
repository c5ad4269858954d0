using NodaTime;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Approvals;

/// <summary>The console's commands at approvals, absences and evidence in doubt, each in a transaction of its own. Null is a yes.</summary>
public sealed class ApprovalActions(IUnitOfWork unitOfWork)
{
    public Task<Refusal?> AskAsync(string subject, SlipKind kind, IReadOnlyList<string> people, string? note, bool inOrder, Actor actor) =>
        DoAsync<ApprovalDesk, IReadOnlyList<ApprovalSlip>>((desk, token) => desk.AskAsync(subject, kind, people, note, actor, inOrder, token));

    public Task<Refusal?> UrgeAsync(string subject, string? note, Actor actor) =>
        DoAsync<ApprovalDesk, IReadOnlyList<ApprovalSlip>>((desk, token) => desk.UrgeAsync(subject, note, actor, token));

    public Task<Refusal?> AnswerAsync(string slipId, bool agrees, string? opinion, Actor actor) => DoAsync<ApprovalDesk, ApprovalSlip>((desk, token) => desk.AnswerAsync(slipId, agrees, opinion, actor, token));

    public Task<Refusal?> ReadAsync(string slipId, Actor actor) => DoAsync<ApprovalDesk, ApprovalSlip>((desk, token) => desk.ReadAsync(slipId, actor, token));

    public Task<Refusal?> WithdrawAsync(string slipId, Actor actor) => DoAsync<ApprovalDesk, ApprovalSlip>((desk, token) => desk.WithdrawAsync(slipId, actor, token));

    public Task<Refusal?> TransferAsync(string subject, string personId, string reason, Actor actor) => DoAsync<HandingDesk, string>((desk, token) => desk.TransferAsync(subject, personId, reason, actor, token));

    /// <summary>Back to whoever submitted it; a task to the step before.</summary>
    public Task<Refusal?> ReturnAsync(string subject, string reason, Actor actor) => DoAsync<HandingDesk, string>((desk, token) => desk.ReturnAsync(subject, reason, actor, token));

    /// <summary>What is no task.</summary>
    public Task<Refusal?> TakeBackWholeAsync(string subject, string? reason, Actor actor) => DoAsync<HandingDesk, string>((desk, token) => desk.TakeBackAsync(subject, reason, actor, token));

    public Task<Refusal?> ReturnAsync(string taskId, string? toAct, string reason, Actor actor) => DoAsync<TaskDesk, TaskCompleted>((desk, token) => desk.ReturnAsync(taskId, toAct, reason, actor, token));

    public Task<Refusal?> TakeBackAsync(string taskId, string? reason, Actor actor) => DoAsync<TaskDesk, TaskCompleted>((desk, token) => desk.TakeBackAsync(taskId, reason, actor, token));

    public Task<Refusal?> ArrangeAsync(string personId, string deputyId, LocalDate first, LocalDate last, string reason, Actor actor) =>
        DoAsync<AbsenceDesk, Absence>((desk, token) => desk.ArrangeAsync(personId, deputyId, first, last, reason, actor, token));

    public Task<Refusal?> EndAsync(string absenceId, Actor actor) => DoAsync<AbsenceDesk, Absence>((desk, token) => desk.EndAsync(absenceId, actor, token));

    public Task<Refusal?> DecideEvidenceAsync(string evidenceId, bool keep, string reason, Actor actor) => DoAsync<InspectionDesk, EvidenceItem>((desk, token) => desk.DecideStandingAsync(evidenceId, keep, reason, actor, token));

    /// <summary>A refusal that is thrown has undone its transaction; to the reader it is a refusal like any other.</summary>
    private async Task<Refusal?> DoAsync<TDesk, T>(Func<TDesk, CancellationToken, Task<Answer<T>>> act) where TDesk : notnull
    {
        try
        {
            return (await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<TDesk>(), token))).Refusal;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
