using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>
/// Sign-ins for trying the product out: one for each person that the seed made, marked development only. They are never made, and never accepted,
/// in Production.
/// </summary>
public sealed class DevelopmentSignIns(OrchestratorDbContext db, UserManager<SignInAccount> accounts, IHostEnvironment environment)
{
    // No letters and digits that look alike.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Makes an account for the first person of each role that has none, and gives the passwords back, once: they are stored as hashes only.</summary>
    /// <exception cref="InvalidOperationException">The environment is Production.</exception>
    public async Task<IReadOnlyList<DevelopmentSignIn>> CreateAsync(string? password = null, CancellationToken cancellationToken = default)
    {
        if (environment.IsProduction())
            throw new InvalidOperationException("Development sign-ins are never made in Production.");
        var people = await db.People.AsNoTracking().Where(person => person.IsActive).OrderBy(person => person.SignInName).ToListAsync(cancellationToken);
        var known = (await db.Users.Select(user => user.Id).ToListAsync(cancellationToken)).ToHashSet();
        var made = new List<DevelopmentSignIn>();
        foreach (var person in Role.OfPeople.SelectMany(role => FirstOf(role, people)).DistinctBy(person => person.Id).Where(person => !known.Contains(person.Id)))
        {
            var secret = password ?? NewPassword();
            var result = await accounts.CreateAsync(new SignInAccount { Id = person.Id, UserName = person.SignInName, IsDevelopmentOnly = true, LockoutEnabled = true }, secret);
            if (!result.Succeeded)
                throw new InvalidOperationException($"No sign-in for {person.SignInName}: {string.Join("; ", result.Errors.Select(error => error.Description))}");
            made.Add(new DevelopmentSignIn(person.SignInName, secret, person.DisplayName, person.Roles));
        }

        return made;
    }

    // Every officer of the bureau gets one, since acts need pairs and four eyes; of the units' representatives the first few are enough.
    private static IEnumerable<Person> FirstOf(string role, List<Person> people) =>
        people.Where(person => person.Roles.Contains(role)).Take(role == Role.Unit ? 3 : 10);

    private static string NewPassword() =>
        RandomNumberGenerator.GetString(Alphabet, 4) + "-" + RandomNumberGenerator.GetString(Alphabet, 4) + "-" + RandomNumberGenerator.GetString("23456789", 3);
}

/// <summary>One sign-in that was made, with the password in clear.</summary>
public sealed record DevelopmentSignIn(string UserName, string Password, string DisplayName, IReadOnlyList<string> Roles);
