using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd;

/// <summary>An installation for production begins with nobody who could sign in; its first administrator is made on the server.</summary>
public sealed class AdministratorCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_first_administrator_is_made_and_given_a_new_password_from_the_servers_command_line()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, (await RunAsync(folder, "Anfang-2005-x", "zhang")).Exit);

        var made = await RunAsync(folder, "Anfang-2005-x", "zhang", "--name", "张三");
        Assert.True(made.Exit == 0, made.Errors);
        Assert.Contains("张三（zhang）", made.Output, StringComparison.Ordinal);
        var first = await AccountAsync(folder);
        Assert.Equal((Role.Admin, true, false), (Assert.Single(first.Person.Roles), first.Person.IsActive, first.Account.IsDevelopmentOnly));
        Assert.True(Opens(first.Account, "Anfang-2005-x"));

        Assert.Equal(0, (await RunAsync(folder, "Neues-2005-y", "zhang")).Exit);
        var again = await AccountAsync(folder);
        Assert.Equal((first.Person.Id, true, false), (again.Person.Id, Opens(again.Account, "Neues-2005-y"), Opens(again.Account, "Anfang-2005-x")));

        // A password that is too weak changes nothing.
        Assert.Equal(2, (await RunAsync(folder, "kurz", "zhang")).Exit);
        Assert.True(Opens((await AccountAsync(folder)).Account, "Neues-2005-y"));
    }

    private static bool Opens(SignInAccount account, string password) =>
        new PasswordHasher<SignInAccount>().VerifyHashedPassword(account, account.PasswordHash!, password) != PasswordVerificationResult.Failed;

    private static async Task<(Person Person, SignInAccount Account)> AccountAsync(TemporaryFolder folder)
    {
        using var tool = HostComposition.BuildTool(new DatabaseOptions(folder.File("a.db")));
        await using var scope = tool.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var person = await db.People.SingleAsync(row => row.SignInName == "zhang", TestContext.Current.CancellationToken);
        return (person, await db.Users.SingleAsync(row => row.Id == person.Id, TestContext.Current.CancellationToken));
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(TemporaryFolder folder, string password, params string[] line)
    {
        await File.WriteAllTextAsync(folder.File("password"), password, TestContext.Current.CancellationToken);
        using var host = HostProcess.Start(folder.Path, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            ["administrator", .. line, "--password-file", folder.File("password"), "--database", folder.File("a.db")]);
        Assert.True(await host.EndsWithinAsync(Patience));
        var (output, errors) = await host.ReadAsync();
        return (host.ExitCode, output, errors);
    }
}
