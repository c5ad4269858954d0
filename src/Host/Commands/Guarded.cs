using System.Data.Common;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Commands;

/// <summary>Turns the failures that a verb may meet into a sentence on standard error and an exit status.</summary>
internal static class Guarded
{
    /// <param name="errors">Where the sentence goes; standard error when null.</param>
    public static async Task<int> RunAsync(Func<Task<int>> verb, TextWriter? errors = null)
    {
        var to = errors ?? Console.Error;
        try
        {
            if (LawFiles.Folder is not null)
                LawFiles.Check();
            return await verb();
        }
        catch (RefusedException refused)
        {
            return Say(to, ExitCode.BadInput, $"{refused.Refusal.Zh}\n{refused.Refusal.En}");
        }
        catch (BadInputException bad)
        {
            return Say(to, ExitCode.BadInput, bad.Message);
        }
        catch (DbException away)
        {
            return Say(to, ExitCode.DatabaseAway, $"数据库不可用:{away.Message}\nThe database cannot be used: {away.Message}");
        }
        catch (IOException disk)
        {
            return Say(to, ExitCode.Failed, $"读写文件失败:{disk.Message}\nA file could not be read or written: {disk.Message}");
        }
        catch (OperationCanceledException)
        {
            return Say(to, ExitCode.Failed, "已中止\nStopped");
        }
    }

    private static int Say(TextWriter to, int code, string message)
    {
        to.WriteLine(message);
        return code;
    }
}

/// <summary>Something given on the command line is wrong; the message says what, Chinese first.</summary>
internal sealed class BadInputException(string zh, string en) : Exception($"{zh}\n{en}");
