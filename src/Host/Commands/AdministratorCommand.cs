using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.People;
using Orchestrator.Host.Security;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Commands;

/// <summary>
/// <c>administrator</c>: the first administrator of an installation, who then adds everybody else in the console; or a new password for one who has lost theirs.
/// Whoever may run it on the server has the database in hand anyway; the audit trail names the command line.
/// </summary>
internal static class AdministratorCommand
{
    private const string Reason = "由服务器命令行设定 / set from the server's command line";

    public static Command Create()
    {
        var signIn = new Argument<string>("sign-in") { Description = "登录名 / name to sign in with" };
        var name = new Option<string?>("--name") { Description = "姓名,新增时必填 / display name, needed for somebody new" };
        var password = new Option<string>("--password-file") { Required = true, Description = "第一行为口令的文件,- 为标准输入 / file whose first line is the password, - for standard input", HelpName = "file" };
        var database = CommonOptions.Database();
        var command = new Command("administrator", "设定首位系统管理员,或者为管理员重设口令 / make the first administrator, or give one a new password") { signIn, name, password, database };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var secret = await ReadAsync(parsed.GetValue(password)!, cancellationToken);
            using var tool = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)), configure: services => services.AddSecurity());
            await using (var scope = tool.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            var people = tool.Services.GetRequiredService<PeopleActions>();
            var person = await FindAsync(tool.Services, parsed.GetValue(signIn)!.Trim(), cancellationToken) is { } known
                ? await InServiceAsync(people, known, cancellationToken)
                : await AddAsync(people, parsed.GetValue(signIn)!, parsed.GetValue(name), cancellationToken);
            var given = await people.SetPasswordAsync(person.Id, secret, Reason, CommandLineActor.Administrator, cancellationToken);
            Console.WriteLine($"{given.Value.DisplayName}（{given.Value.SignInName}）可以登录 / may sign in");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<Person?> FindAsync(IServiceProvider services, string signInName, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().People.AsNoTracking().SingleOrDefaultAsync(person => person.SignInName == signInName, cancellationToken);
    }

    private static async Task<Person> AddAsync(PeopleActions people, string signInName, string? name, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(name)
        ? throw new BadInputException($"没有“{signInName}”;新增管理员须用 --name 写明姓名", $"There is no '{signInName}'; somebody new needs --name")
        : (await people.AddAsync(signInName, null, new PersonDetails(name, [Role.Admin], null, null, null), Reason, CommandLineActor.Administrator, cancellationToken)).Value.Person;

    private static async Task<Person> InServiceAsync(PeopleActions people, Person person, CancellationToken cancellationToken)
    {
        if (!person.Roles.Contains(Role.Admin))
            throw new BadInputException($"“{person.SignInName}”不是系统管理员,没有改动", $"'{person.SignInName}' is no administrator; nothing was changed");
        return person.IsActive ? person : (await people.SetServiceAsync(person.Id, inService: true, Reason, CommandLineActor.Administrator, cancellationToken)).Value.Person;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-" && !File.Exists(file))
            throw new BadInputException($"找不到文件 {file}", $"There is no file {file}");
        using var reader = file == "-" ? Console.In : new StreamReader(file);
        return await reader.ReadLineAsync(cancellationToken) ?? "";
    }
}
