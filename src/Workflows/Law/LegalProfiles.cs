using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>The legal profiles in order of time, domain reference §2.1, from the data file <c>profiles.json</c>: each is written as what it changes in its predecessor.</summary>
public static class LegalProfiles
{
    private const string Data = "profiles.json";

    /// <summary>All profiles, oldest first.</summary>
    public static IReadOnlyList<LegalProfile> All { get; } = Load();

    /// <summary>The profile of this id; an unknown one is refused.</summary>
    public static LegalProfile For(string id) =>
        All.FirstOrDefault(profile => profile.Id == id)
        ?? throw new RefusedException(new Refusal("law.profile-unknown", $"没有法律适用时段“{id}”。", $"There is no legal profile '{id}'."));

    /// <summary>The profile in force on a date; a date before the first is refused.</summary>
    public static LegalProfile On(LocalDate date) =>
        All.LastOrDefault(profile => profile.From <= date)
        ?? throw new RefusedException(new Refusal("law.profile-too-early", $"系统不适用{date:yyyy-MM-dd}的法律。", $"The law of {date:yyyy-MM-dd} is not held."));

    /// <summary>The profile that followed this one; asking for what follows the last is a mistake of the caller.</summary>
    public static LegalProfile After(LegalProfile profile) => All[OrderOf(profile.Id) + 1];

    /// <summary>Position in time, for comparing profiles.</summary>
    internal static int OrderOf(string id)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Id == id)
                return i;
        }
        throw new ArgumentOutOfRangeException(nameof(id), id, "No such legal profile.");
    }

    private static List<LegalProfile> Load()
    {
        var profiles = new List<LegalProfile>();
        var law = new JsonObject();
        foreach (var change in LawFiles.Read<JsonObject>(Data, row => row["id"]?.ToString() ?? ""))
        {
            Amend(law, change);
            var profile = Read(law);
            if (profiles.LastOrDefault() is { } before && before.From >= profile.From)
                throw LawFiles.Unreadable(Data, $"{profile.Id}须晚于{before.Id}开始适用", $"{profile.Id} must begin after {before.Id}");
            profiles.Add(profile);
        }
        return profiles;
    }

    private static LegalProfile Read(JsonObject law)
    {
        try
        {
            return law.Deserialize<LegalProfile>(LawJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw LawFiles.Unreadable(Data, $"{law["id"]}：{wrong.Message}", $"{law["id"]}: {wrong.Message}");
        }
    }

    // What a change does not name stays as it was, in parts too.
    private static void Amend(JsonObject law, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject part && law[name] is JsonObject held)
                Amend(held, part);
            else
                law[name] = value?.DeepClone();
        }
    }
}
