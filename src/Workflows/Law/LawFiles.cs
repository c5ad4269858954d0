using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>
/// The law as data: profiles, timers, instruments, competence, violations, checklists and number series. A file in the folder that <c>ORCHESTRATOR_LAW</c> names takes the
/// place of the delivered one of the same name, so that the law is kept up to date without a new version of the program. Read once, when first needed;
/// all nodes must have the same files.
/// </summary>
public static class LawFiles
{
    /// <summary>The environment variable that names the folder; unset, the delivered files are the law.</summary>
    public const string FolderVariable = "ORCHESTRATOR_LAW";

    /// <summary>Everything that may stand in the folder.</summary>
    public static IReadOnlyList<string> Names { get; } = ["profiles.json", "timers.json", "instruments.json", "competence.json", "violations.json", "checklist.json", "series.json"];

    /// <summary>The folder whose files take the place of the delivered ones; null when none is named.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>
    /// Refuses a folder that is not there or holds what is no law, a file that cannot be read, one that lacks an entry of the delivered file (cases that were begun
    /// name it), and one that names a profile which there is not.
    /// </summary>
    /// <returns>Which law this is: SHA-256 over the names and contents of all files, in hexadecimal digits.</returns>
    public static string Check()
    {
        CheckFolder();
        try
        {
            var named = TimerCatalogue.All.SelectMany(timer => timer.Lengths.Concat(timer.Variants.SelectMany(variant => variant.Lengths)).Select(length => (File: "timers.json", Profile: length.FromProfile)))
                .Concat(Violations.All.Select(violation => (File: "violations.json", Profile: violation.FromProfile)))
                .Concat(Checklist.All.SelectMany(item => item.Bases).SelectMany(basis => new[] { basis.From, basis.Until }.OfType<string>()).Select(profile => (File: "checklist.json", Profile: profile)))
                .Concat(DocumentSeries.All.SelectMany(row => row.Series).Select(code => (File: "series.json", Profile: code.FromProfile)));
            foreach (var (file, profile) in named.Where(one => LegalProfiles.All.All(known => known.Id != one.Profile)))
                throw Unreadable(file, $"没有法律适用时段“{profile}”", $"there is no legal profile '{profile}'");
            _ = (Instruments.All, Competence.All);
        }
        catch (TypeInitializationException first) when (first.InnerException is RefusedException refused)
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(Given(name) ?? Delivered(name));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The entries of a file.</summary>
    /// <param name="key">What an entry is called by others.</param>
    internal static List<T> Read<T>(string name, Func<T, string> key)
    {
        if (Given(name) is not { } given)
            return Parse<T>(name, Delivered(name));
        var entries = Parse<T>(name, given);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Select(key).Where(entry => !keys.Add(entry)))
            throw Unreadable(name, $"“{entry}”出现两次", $"'{entry}' stands there twice");
        foreach (var entry in Parse<T>(name, Delivered(name)).Select(key).Where(entry => !keys.Contains(entry)))
            throw Unreadable(name, $"缺少“{entry}”，已有案件可能引用它", $"'{entry}' is missing; cases may name it");
        return entries;
    }

    /// <summary>The refusal of a file, with what is wrong in it.</summary>
    internal static RefusedException Unreadable(string name, string zh, string en) => new(new Refusal("law.file-unusable",
        $"法律数据文件 {PathOf(name)} 不能使用：{zh}。", $"The law file {PathOf(name)} cannot be used: {en}.", "§2.1"));

    private static void CheckFolder()
    {
        if (Folder is not { } folder)
            return;
        if (!Directory.Exists(folder))
            throw new RefusedException(new Refusal("law.folder-missing", $"{FolderVariable} 指定的法律数据文件夹 {folder} 不存在。", $"The law folder {folder} that {FolderVariable} names does not exist.", "§2.1"));
        foreach (var name in Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileName(file)).Where(name => !Names.Contains(name)).Order(StringComparer.Ordinal))
            throw Unreadable(name, $"没有这种法律数据，可用的有{string.Join("、", Names)}", $"there is no such file of law; there are {string.Join(", ", Names)}");
    }

    private static List<T> Parse<T>(string name, byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<T>>(text, LawJson.Options) ?? [];
        }
        catch (JsonException wrong)
        {
            throw Unreadable(name, wrong.Message, wrong.Message);
        }
        catch (RefusedException wrong)
        {
            throw Unreadable(name, wrong.Refusal.Zh.TrimEnd('。'), wrong.Refusal.En.TrimEnd('.'));
        }
    }

    private static string PathOf(string name) => Folder is { } folder ? Path.Combine(folder, name) : name;

    private static byte[]? Given(string name) => Folder is { } folder && Path.Combine(folder, name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>The file of this name as it was delivered.</summary>
    public static byte[] Delivered(string name)
    {
        using var stream = typeof(LawFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
