using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Api.Commands;

/// <summary>
/// Writes the idempotency key into the command's own transaction, so that the effect and the memory of it stand or fall together.
/// The answer is filled in afterwards; should that be lost, a repeat learns that the command was carried out.
/// </summary>
internal sealed class CommandKeyRecorder(TimeProvider clock) : ICommitParticipant
{
    /// <summary>Status of a row whose answer has not been filled in.</summary>
    public const int Unanswered = 0;

    public async Task BeforeCommitAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (CommandKey.Current is not { } command)
            return;
        var known = await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(answer => answer.Id == command.Id, cancellationToken);
        if (known is null)
        {
            db.Add(new IdempotentAnswer
            {
                Id = command.Id,
                RequestHash = command.RequestHash,
                StatusCode = Unanswered,
                ContentType = command.Attempt,
                Body = "",
                AnsweredAt = clock.GetUtcNow(),
            });
        }
        else if (known.ContentType != command.Attempt)
        {
            throw new CommandRepeatedException();
        }
    }
}

/// <summary>Another attempt with the same key committed first; this one is rolled back.</summary>
internal sealed class CommandRepeatedException : Exception;
