using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Api.Commands;

/// <summary>
/// Writes the idempotency key into the command's own transaction, so that the effect and the memory of it stand or fall together.
/// An answer that is not known yet is filled in afterwards; should that be lost, a repeat learns that the command was carried out.
/// </summary>
internal sealed class CommandKeyRecorder(TimeProvider clock) : ICommitParticipant
{
    /// <summary>Status of a row whose answer has not been filled in.</summary>
    public const int Unanswered = 0;

    /// <summary>Content type of an answer that is remembered with the effect.</summary>
    public const string Json = "application/json; charset=utf-8";

    public async Task BeforeCommitAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (CommandKey.Current is not { } command)
            return;
        // Hardly any command is repeated, so the first try asks nothing: should the key be remembered, its row stands in the way, and the next try looks.
        var known = command.IsRetried ? await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(answer => answer.Id == command.Id, cancellationToken) : null;
        command.IsRetried = true;
        if (known is null)
        {
            db.AddUntracked(new IdempotentAnswer
            {
                Id = command.Id,
                RequestHash = command.RequestHash,
                StatusCode = command.Answer is null ? Unanswered : StatusCodes.Status200OK,
                ContentType = command.Answer is null ? command.Attempt : Json,
                Body = command.Answer ?? "",
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
