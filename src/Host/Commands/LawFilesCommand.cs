using System.CommandLine;
using Orchestrator.Workflows.Law;

namespace Orchestrator.Host.Commands;

/// <summary><c>law export</c> and <c>law check</c>: the law as files that an office keeps up to date by itself.</summary>
internal static class LawFilesCommand
{
    public static Command Export()
    {
        var folder = new Argument<string>("folder") { Description = "空文件夹,不存在时建立 / an empty folder, made when missing" };
        var command = new Command("export", $"导出法律数据文件供修改,之后用 {LawFiles.FolderVariable} 指定该文件夹 / write the delivered files of law for editing; {LawFiles.FolderVariable} then names the folder") { folder };
        command.SetAction(parsed => Guarded.RunAsync(async () =>
        {
            var to = Path.GetFullPath(parsed.GetValue(folder)!);
            if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
                throw new BadInputException($"文件夹 {to} 不是空的,没有写入任何文件", $"The folder {to} is not empty; nothing was written");
            Directory.CreateDirectory(to);
            foreach (var name in LawFiles.Names)
                await File.WriteAllBytesAsync(Path.Combine(to, name), LawFiles.Delivered(name));
            Console.WriteLine($"已写入 {to} / written: {string.Join(' ', LawFiles.Names)}");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Check()
    {
        var command = new Command("check", "核对法律数据文件并给出其指纹,各节点须一致 / check the files of law and print their fingerprint, which must be the same on all nodes");
        command.SetAction(_ => Guarded.RunAsync(() =>
        {
            Console.WriteLine($"{LawFiles.Check()}  {LawFiles.Folder ?? "随程序交付 / as delivered"}");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
