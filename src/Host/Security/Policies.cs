using Microsoft.AspNetCore.Authorization;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>The policies that endpoints name. One that names none is denied to everybody.</summary>
public static class Policies
{
    /// <summary>Anybody who is signed in; what they see is narrowed in the query.</summary>
    public const string SignedIn = "signed-in";
    /// <summary>Speaks for the bureau: any role but a unit's.</summary>
    public const string Staff = "staff";
    public const string LaunchCampaign = "campaign:launch";
    public const string ImportUnits = "units:import";
    public const string ReadOutbox = "outbox:read";
    public const string RetryOutbox = "outbox:retry";
    /// <summary>Sees what is stuck, and what was altered.</summary>
    public const string ReadIncidents = "incidents:read";
    /// <summary>Retries, skips, cancels, migrates, moves tokens.</summary>
    public const string AlterInstances = "instances:alter";
    /// <summary>Is the second person for an alteration that touches a legal act.</summary>
    public const string DecideAlterations = "alterations:decide";
    /// <summary>Asks that a definition be published, or decides about another's request.</summary>
    public const string PublishDefinitions = "definitions:publish";
    /// <summary>Corrects, suspends and resumes deadlines.</summary>
    public const string DecideDeadlines = "deadlines:decide";
    /// <summary>Compares declarations with the register, and decides about what came of it.</summary>
    public const string Reconcile = "reconcile";
    /// <summary>Enters what the public tells.</summary>
    public const string RegisterTips = "tips:register";
    /// <summary>Asks for a measure about a case; the domain says which role asks for which.</summary>
    public const string ProposeMeasures = "measures:propose";
    /// <summary>Records a visit.</summary>
    public const string Inspect = "inspect";
    /// <summary>Makes inspection plans and approves them; the domain says who does which.</summary>
    public const string PlanInspections = "inspections:plan";
    /// <summary>Sets what the founding document leaves open.</summary>
    public const string SetCampaign = "campaign:set";
    public const string Administer = "administer";

    private static readonly Dictionary<string, string[]> RolesByPolicy = new()
    {
        [Staff] = [.. Role.OfPeople.Where(role => role != Role.Unit)],
        [LaunchCampaign] = [Role.Office],
        [ImportUnits] = [Role.Office, Role.Admin],
        [ReadOutbox] = [Role.Clerk, Role.Office, Role.Lead, Role.Auditor, Role.Admin],
        [RetryOutbox] = [Role.Clerk, Role.Office, Role.Admin],
        [ReadIncidents] = [Role.Author, Role.Admin, Role.Lead, Role.Commander, Role.Office, Role.Auditor],
        [AlterInstances] = [Role.Author, Role.Admin],
        [DecideAlterations] = [Role.Author, Role.Admin, Role.Lead, Role.Commander],
        [PublishDefinitions] = [Role.Author, Role.Admin],
        [DecideDeadlines] = [Role.Lead],
        [RegisterTips] = [Role.Intake, Role.Office],
        [ProposeMeasures] = [Role.Officer, Role.Office, Role.Lead, Role.Legal],
        [Inspect] = [Role.Officer],
        [SetCampaign] = [Role.Commander],
        [PlanInspections] = [Role.Office, Role.Lead],
        [Reconcile] = [Role.Officer, Role.Lead, Role.Office],
        [Administer] = [Role.Admin],
    };

    /// <summary>The policy of one of Elsa's permissions.</summary>
    public static string Elsa(string permission) => "elsa " + permission;

    /// <summary>Every policy with the roles that it admits; an empty list admits whoever is signed in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = BuildAll();

    internal static void Configure(AuthorizationOptions options)
    {
        foreach (var (name, roles) in All)
        {
            options.AddPolicy(name, policy =>
            {
                policy.RequireAuthenticatedUser();
                if (roles.Count > 0)
                    policy.RequireRole(roles);
            });
        }

        options.DefaultPolicy = options.GetPolicy(SignedIn)!;
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(static _ => false).Build();
    }

    private static Dictionary<string, IReadOnlyList<string>> BuildAll()
    {
        var all = new Dictionary<string, IReadOnlyList<string>> { [SignedIn] = [] };
        foreach (var (name, roles) in RolesByPolicy)
            all[name] = roles;
        foreach (var (permission, roles) in ElsaPermissions.Roles)
            all[Elsa(permission)] = roles;
        return all;
    }
}
