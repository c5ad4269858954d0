using System.Data.Common;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Commands;

/// <summary>Turns the failures that a verb may meet into a sentence on standard error and an exit status.</summary>
internal static class Guarded
{
    public static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (RefusedException refused)
        {
            return Say(ExitCode.BadInput, $"{refused.Refusal.Zh}\n{refused.Refusal.En}");
        }
        catch (BadInputException bad)
        {
            return Say(ExitCode.BadInput, bad.Message);
        }
        catch (DbException away)
        {
            return Say(ExitCode.DatabaseAway, $"数据库不可用:{away.Message}\nThe database cannot be used: {away.Message}");
        }
        catch (IOException disk)
        {
            return Say(ExitCode.Failed, $"读写文件失败:{disk.Message}\nA file could not be read or written: {disk.Message}");
        }
        catch (OperationCanceledException)
        {
            return Say(ExitCode.Failed, "已中止\nStopped");
        }
    }

    private static int Say(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}

/// <summary>Something given on the command line is wrong; the message says what, Chinese first.</summary>
internal sealed class BadInputException(string zh, string en) : Exception($"{zh}\n{en}");
