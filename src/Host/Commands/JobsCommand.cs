using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Jobs;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Jobs;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>jobs</c>: bulk work from the command line: list, launch, show, pause, resume, cancel, and run what no serving node runs.</summary>
internal static class JobsCommand
{
    private const int Shown = 50;
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create() => new("jobs", "批量作业:查看、启动、暂停、继续、取消 / bulk work: list, launch, pause, resume, cancel")
    {
        List(), Launch(), Show(), Run(),
        Steer("pause", "暂停作业 / hold a job", (desk, id, actor, token) => desk.PauseAsync(id, actor, token)),
        Steer("resume", "继续作业 / go on with a job", (desk, id, actor, token) => desk.ResumeAsync(id, actor, token)),
        Steer("cancel", "取消作业,已办的不变 / end a job; what was done stays done", (desk, id, actor, token) => desk.CancelAsync(id, actor, token)),
    };

    private static Command List()
    {
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("list", "最近的作业 / the latest jobs") { database, json };
        command.SetAction((parsed, token) => InAsync(parsed.GetValue(database), async host =>
            Write(await ReadAsync(host, db => db.Jobs.OrderByDescending(job => job.OrderedAt).ThenByDescending(job => job.Id).Take(Shown), token), parsed.GetValue(json)), token));
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("job") { Description = "作业标识 / id of the job" };
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("show", "一项作业的进度 / how far a job has come") { id, database, json };
        command.SetAction((parsed, token) => InAsync(parsed.GetValue(database), async host => Write([await FindAsync(host, parsed.GetValue(id)!, token)], parsed.GetValue(json)), token));
        return command;
    }

    private static Command Launch()
    {
        var code = new Option<string?>("--campaign") { Description = "专项整治代码(只有一个时可省略) / campaign code (may be left out when there is one)" };
        var by = By();
        var wait = new Option<bool>("--run") { Description = "由本命令执行到底,并显示进度 / do the work in this command, with a progress bar" };
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("launch", "启动专项整治,为每个单位建档 / launch a campaign and open a case for each unit") { code, by, wait, database, json };
        command.SetAction((parsed, token) => InAsync(parsed.GetValue(database), async host =>
        {
            var job = await host.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, cancellationToken) =>
            {
                var records = services.GetRequiredService<IRecords>();
                var wanted = parsed.GetValue(code);
                var campaigns = await records.ListAsync<Campaign>(c => wanted == null || c.Code == wanted, 2, null, cancellationToken);
                if (campaigns is not [var campaign])
                    throw new BadInputException("请用 --campaign 指明专项整治。", "Name the campaign with --campaign.");
                return (await services.GetRequiredService<JobDesk>().OrderLaunchAsync(campaign.Id, await ActorAsync(records, parsed.GetValue(by)!, cancellationToken), cancellationToken)).Value;
            }, token);
            if (parsed.GetValue(wait))
                await RunAsync(host, job.Id, parsed.GetValue(json), token);
            Write([await FindAsync(host, job.Id, token)], parsed.GetValue(json));
        }, token));
        return command;
    }

    private static Command Run()
    {
        var id = new Argument<string>("job") { Description = "作业标识 / id of the job" };
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("run", "由本命令执行作业,并显示进度 / work on a job in this command, with a progress bar") { id, database, json };
        command.SetAction((parsed, token) => InAsync(parsed.GetValue(database), async host =>
        {
            await RunAsync(host, parsed.GetValue(id)!, parsed.GetValue(json), token);
            Write([await FindAsync(host, parsed.GetValue(id)!, token)], parsed.GetValue(json));
        }, token));
        return command;
    }

    private static Command Steer(string verb, string description, Func<JobDesk, string, Actor, CancellationToken, Task<Answer<Job>>> act)
    {
        var id = new Argument<string>("job") { Description = "作业标识 / id of the job" };
        var by = By();
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command(verb, description) { id, by, database, json };
        command.SetAction((parsed, token) => InAsync(parsed.GetValue(database), async host =>
        {
            await host.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, cancellationToken) =>
            {
                var actor = await ActorAsync(services.GetRequiredService<IRecords>(), parsed.GetValue(by)!, cancellationToken);
                _ = (await act(services.GetRequiredService<JobDesk>(), parsed.GetValue(id)!, actor, cancellationToken)).Value;
            }, token);
            Write([await FindAsync(host, parsed.GetValue(id)!, token)], parsed.GetValue(json));
        }, token));
        return command;
    }

    private static Option<string> By() => new("--by") { Description = "负责人的用户名 / sign-in name of the person who answers for it", Required = true };

    private static Task<int> InAsync(string? database, Func<IHost, Task> act, CancellationToken cancellationToken) => Guarded.RunAsync(async () =>
    {
        var options = CommonOptions.Resolve(database);
        TimeProvider clock;
        using (var probe = HostComposition.BuildTool(options))
        {
            await using var scope = probe.Services.CreateAsyncScope();
            clock = await DatabaseClock.OfAsync(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), cancellationToken);
        }
        using var host = HostComposition.BuildTool(options, clock);
        await act(host);
        return ExitCode.Done;
    });

    private static async Task<Actor> ActorAsync(IRecords records, string signIn, CancellationToken cancellationToken) =>
        (await records.FirstAsync<Person>(person => person.SignInName == signIn && person.IsActive, null, cancellationToken))?.AsActor()
            ?? throw new BadInputException($"没有在职人员“{signIn}”。", $"There is no active person '{signIn}'.");

    private static async Task RunAsync(IHost host, string id, bool quiet, CancellationToken cancellationToken)
    {
        var runner = host.Services.GetRequiredService<JobRunner>();
        if (quiet)
        {
            while (await runner.RunAsync(id, cancellationToken) > 0)
            {
            }
            return;
        }
        await AnsiConsole.Progress().AutoClear(true).StartAsync(async bars =>
        {
            var job = await FindAsync(host, id, cancellationToken);
            var bar = bars.AddTask("执行中 / working", maxValue: Math.Max(1, job.Total));
            bar.Value = job.Total - job.Pending;
            int done;
            while ((done = await runner.RunAsync(id, cancellationToken)) > 0)
                bar.Increment(done);
        });
    }

    private static async Task<JobInfo> FindAsync(IHost host, string id, CancellationToken cancellationToken) =>
        await ReadAsync(host, db => db.Jobs.Where(job => job.Id == id), cancellationToken) is [var job] ? job : throw new RefusedException(JobRefusals.Unknown(id));

    private static async Task<IReadOnlyList<JobInfo>> ReadAsync(IHost host, Func<OrchestratorDbContext, IQueryable<Job>> query, CancellationToken cancellationToken)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        return await JobViews.ShowAsync(db, await query(db).AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
    }

    private static void Write(IReadOnlyList<JobInfo> jobs, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(jobs, Web));
            return;
        }
        foreach (var job in jobs)
            AnsiConsole.WriteLine($"{job.Id} {job.Kind} {job.Status}: {job.Done}/{job.Total},拒绝 {job.Refused},出错 {job.Failed} / {job.Done} of {job.Total} done, {job.Refused} refused, {job.Failed} failed");
    }
}
