using Microsoft.AspNetCore.Identity;

namespace Orchestrator.Storage.Model;

/// <summary>Credentials of a person; the id is the person's. What the person may do is in <see cref="Workflows.People.Person.Roles"/>.</summary>
public sealed class SignInAccount : IdentityUser
{
    /// <summary>Made by the seed for development; such accounts are refused in Production.</summary>
    public bool IsDevelopmentOnly { get; set; }
}
