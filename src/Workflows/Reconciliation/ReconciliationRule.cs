using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>One rule of the comparison, domain reference §9.2. The class is named as the sentence that it holds the data to.</summary>
public abstract class ReconciliationRule
{
    /// <summary><c>RC-01</c> …</summary>
    public abstract string Id { get; }

    /// <summary>The sentence that the data must keep to.</summary>
    public abstract string Zh { get; }
    public abstract string En { get; }

    /// <summary>Type of the lead, for example <c>UNREGISTERED_SECOND_LEVEL</c>.</summary>
    public abstract string LeadType { get; }

    /// <summary>A serious, B substantial, C general: how grave a discrepancy is, at the least.</summary>
    public abstract string Severity { get; }

    /// <summary>How grave it is at the most.</summary>
    public virtual string Gravest => Severity;

    /// <summary>As it is shown: one letter, or from the least to the most, <c>B–A</c>.</summary>
    public string Severities => Gravest == Severity ? Severity : $"{Severity}–{Gravest}";

    /// <summary>Rule of law, or section of the campaign's plan, that asks for it.</summary>
    public abstract string Basis { get; }

    /// <summary>What it may be when nothing is wrong, and what is done about it.</summary>
    public abstract string InnocentZh { get; }
    public abstract string InnocentEn { get; }

    /// <summary>Pure: all that contradicts the sentence in this picture.</summary>
    public abstract IEnumerable<Discrepancy> Check(AccessPicture picture);

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        .. typeof(ReconciliationRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ReconciliationRule)) && !type.IsAbstract)
            .Select(type => (ReconciliationRule)Activator.CreateInstance(type)!).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of this id; asking for another is a mistake of the caller.</summary>
    public static ReconciliationRule Of(string id) => All.First(rule => rule.Id == id);

    /// <summary>How somebody who is declared but not registered is named: the registration number, else name and district.</summary>
    public static string Candidate(DeclaredUnit row) =>
        row.RegistrationNumber is "" or RegistrationNumber.None ? $"?{row.NameKey}@{row.District}" : $"?{row.RegistrationNumber}";

    private protected Discrepancy Found(string subjectKey, IReadOnlyList<string> subjects, IReadOnlyList<(string, string)> facts, string zh, string en, double confidence = 1, string? district = null, bool isGravest = false) => new()
    {
        Rule = Id,
        Severity = isGravest ? Gravest : Severity,
        Key = $"{Id}|{subjectKey}",
        Subjects = subjects,
        Facts = facts,
        Zh = zh,
        En = en,
        Confidence = confidence,
        District = district,
    };
}
