using Microsoft.AspNetCore.Identity;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.People;

/// <summary>The administrator's acts on people and their accounts, each in a transaction of its own; sessions end with the commit.</summary>
public sealed class PeopleActions
{
    private readonly IUnitOfWork _unitOfWork;
    private readonly PersonStandings _standings;

    internal PeopleActions(IUnitOfWork unitOfWork, PersonStandings standings) => (_unitOfWork, _standings) = (unitOfWork, standings);

    /// <summary>Adds a person. They sign in once they have been given a password.</summary>
    public Task<Answer<PersonKept>> AddAsync(string signInName, string? unitId, PersonDetails details, string? reason, Actor actor, CancellationToken cancellationToken = default) =>
        DoAsync(null, (services, token) => Desk(services).AddAsync(signInName, unitId, details, reason, actor, token), cancellationToken);

    /// <summary>Changes what is written of a person; roles hold from their next request on.</summary>
    public Task<Answer<PersonKept>> ChangeAsync(string personId, PersonDetails details, string? reason, Actor actor, CancellationToken cancellationToken = default) =>
        DoAsync(personId, (services, token) => Desk(services).ChangeAsync(personId, details, reason, actor, token), cancellationToken);

    /// <summary>Takes a person out of service, which ends their sessions, or back into it.</summary>
    public Task<Answer<PersonKept>> SetServiceAsync(string personId, bool inService, string? reason, Actor actor, CancellationToken cancellationToken = default) =>
        DoAsync(personId, async (services, token) =>
        {
            var answer = await Desk(services).SetServiceAsync(personId, inService, reason, actor, token);
            var accounts = services.GetRequiredService<UserManager<SignInAccount>>();
            if (!answer.IsRefused && !inService && await accounts.FindByIdAsync(personId) is { } account)
                Demand(await accounts.UpdateSecurityStampAsync(account));
            return answer;
        }, cancellationToken);

    /// <summary>Gives a person a password, and with the first one an account; sessions begun with another end.</summary>
    public Task<Answer<Person>> SetPasswordAsync(string personId, string? password, string? reason, Actor actor, CancellationToken cancellationToken = default) =>
        DoAsync(personId, async (services, token) =>
        {
            var answer = await Desk(services).NotePasswordAsync(personId, reason, actor, token);
            if (answer.IsRefused)
                return answer;
            var accounts = services.GetRequiredService<UserManager<SignInAccount>>();
            if (await accounts.FindByIdAsync(personId) is not { } account)
            {
                Demand(await accounts.CreateAsync(new SignInAccount { Id = personId, UserName = answer.Value.SignInName, LockoutEnabled = true }, password ?? ""));
                return answer;
            }
            account.IsDevelopmentOnly = false;
            Demand(await accounts.RemovePasswordAsync(account));
            Demand(await accounts.AddPasswordAsync(account, password ?? ""));
            Demand(await accounts.SetLockoutEndDateAsync(account, null));
            return answer;
        }, cancellationToken);

    /// <summary>What still waits for a person.</summary>
    public Task<OpenWork> OpenWorkAsync(string personId, CancellationToken cancellationToken = default) => _unitOfWork.RunAsync((services, token) => Desk(services).OpenWorkAsync(personId, token), cancellationToken);

    private static PeopleDesk Desk(IServiceProvider services) => services.GetRequiredService<PeopleDesk>();

    /// <summary>A refusal that is thrown has undone its transaction.</summary>
    private async Task<Answer<T>> DoAsync<T>(string? personId, Func<IServiceProvider, CancellationToken, Task<Answer<T>>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await _unitOfWork.RunAsync(act, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        finally
        {
            if (personId is not null)
                _standings.Forget(personId);
        }
    }

    private static void Demand(IdentityResult result)
    {
        if (result.Succeeded)
            return;
        if (result.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal)))
            throw new RefusedException(SecurityRefusals.WeakPassword);
        throw result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateUserName)) ? new RefusedException(SecurityRefusals.NameTaken)
            : new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Description)));
    }
}
