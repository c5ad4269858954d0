using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Api.Commands;

/// <summary>
/// Makes commands safe to repeat. The same key with the same request gets the first answer again; with another request it is refused.
/// Keys are remembered for a day, see <see cref="AnswerCleaner"/>.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IServiceScopeFactory scopes, IExceptionHandler failures, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    private const int LargestAnswer = 256 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CommandMetadata>() is null || PersonClaims.ActorOf(context.User) is not { } actor)
        {
            await next(context);
            return;
        }

        var key = context.Request.Headers[Header].ToString();
        if (key.Length is 0 or > 100 || key.Any(letter => letter is <= ' ' or > '~'))
        {
            await ProblemAnswer.Of(ApiRefusals.KeyMissing, StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        // A repeat is not looked for beforehand: it cannot commit, and whatever is refused is looked up before it is answered.
        await CarryOutAsync(context, new CommandKey(actor.Id + "|" + key, await HashAsync(context.Request, context.RequestAborted), Ids.New(clock)));
    }

    private async Task CarryOutAsync(HttpContext context, CommandKey command)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            CommandKey.Current = command;
            await next(context);
        }
        catch (CommandRepeatedException)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        catch (Exception failure)
        {
            buffer.SetLength(0);
            if (!await failures.TryHandleAsync(context, failure, context.RequestAborted))
                throw;
        }
        finally
        {
            CommandKey.Current = null;
            context.Response.Body = body;
        }

        // Refused because a twin of this request came before: give the twin's answer.
        if (context.Response.StatusCode >= 400 && await FindAsync(command.Id, context.RequestAborted) is { } twin && twin.ContentType != command.Attempt)
        {
            context.Response.Clear();
            await ReplayAsync(context, twin, command);
            return;
        }

        if (command.Answer is null || context.Response.StatusCode != StatusCodes.Status200OK)
            await RememberAsync(context.Response, buffer, command);
        // What is known to be whole need not go out in pieces.
        if (buffer.Length > 0)
            context.Response.ContentLength = buffer.Length;
        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }

    private static async Task ReplayAsync(HttpContext context, IdempotentAnswer known, CommandKey command)
    {
        if (known.RequestHash != command.RequestHash)
        {
            await ProblemAnswer.Of(ApiRefusals.KeyReused, StatusCodes.Status422UnprocessableEntity).ExecuteAsync(context);
            return;
        }

        context.Response.Headers[ReplayedHeader] = "true";
        if (known.StatusCode == CommandKeyRecorder.Unanswered)
        {
            await ProblemAnswer.Of(ApiRefusals.AlreadyDone, StatusCodes.Status409Conflict).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = known.StatusCode;
        if (known.ContentType.Length > 0)
            context.Response.ContentType = known.ContentType;
        await context.Response.WriteAsync(known.Body, context.RequestAborted);
    }

    // What failed for a passing reason is not remembered: the repeat is a fresh attempt.
    private async Task RememberAsync(HttpResponse response, MemoryStream buffer, CommandKey command)
    {
        if (response.StatusCode is >= 500 or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests || buffer.Length > LargestAnswer)
            return;
        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var written = await db.IdempotentAnswers.Where(answer => answer.Id == command.Id && answer.ContentType == command.Attempt).ExecuteUpdateAsync(row => row
            .SetProperty(answer => answer.StatusCode, response.StatusCode)
            .SetProperty(answer => answer.ContentType, response.ContentType ?? "")
            .SetProperty(answer => answer.Body, text));
        if (written > 0 || response.StatusCode < 400)
            return;
        db.Add(new IdempotentAnswer
        {
            Id = command.Id,
            RequestHash = command.RequestHash,
            StatusCode = response.StatusCode,
            ContentType = response.ContentType ?? "",
            Body = text,
            AnsweredAt = clock.GetUtcNow(),
        });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // A twin was remembered meanwhile; its answer stands.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<IdempotentAnswer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        return await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(answer => answer.Id == id, cancellationToken);
    }

    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        // Each upload draws a new boundary; the parts between are the same.
        var boundary = request.HasFormContentType ? request.ContentType![(request.ContentType!.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase) + "boundary=".Length)..].Trim('"') : null;
        if (boundary is not null)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            foreach (var file in form.Files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.FileName}\n"));
                await using var content = file.OpenReadStream();
                hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
            }
        }
        else
        {
            hash.AppendData(await SHA256.HashDataAsync(request.Body, cancellationToken));
            request.Body.Position = 0;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
