using System.Text;
using System.Text.RegularExpressions;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;

namespace Orchestrator.Workflows.Penalties;

/// <summary>
/// Who was interviewed. A person is known by the number of the identity document; without one by name, unit and post, and then the officers say whether
/// it is somebody who was interviewed in the case before. The name alone makes nobody the same.
/// </summary>
/// <param name="Number">Of the identity document; null when none was shown.</param>
/// <param name="IsAgain">Without a number: the officers state that this person was interviewed before.</param>
internal sealed partial record Interviewee(string? Number, string Name, string Employer, string Post, bool? IsAgain)
{
    /// <summary>What the record of an interview says of the person.</summary>
    public static Interviewee Of(FormValues form) => new(
        NumberIn(form.Text(InterviewForm.Identity)), Plain(form.Text(InterviewForm.Interviewee)), Plain(form.Text("employer")), Plain(form.Text("post")),
        form.TextOrNull(InterviewForm.Known) switch { InterviewForm.Again => true, InterviewForm.First => false, _ => null });

    /// <summary>How often whoever was interviewed last has been interviewed, that time included.</summary>
    /// <param name="held">The interviews of the case, oldest first.</param>
    public static int Times(IEnumerable<FormValues> held)
    {
        var people = held.Select(Of).ToList();
        return people.Count == 0 ? 0 : 1 + people[^1].Before(people.Take(people.Count - 1));
    }

    /// <summary>How often this person was interviewed before.</summary>
    /// <param name="others">Earlier interviews of the case, oldest first.</param>
    public int Before(IEnumerable<Interviewee> others)
    {
        if (Number is not null)
            return others.Count(other => other.Number == Number);
        if (IsAgain != true)
            return 0;
        // Of namesakes without a document the one who came last is meant: whoever is called new begins the count anew.
        return others.Where(IsLike).Aggregate(0, (times, other) => other.IsAgain == true ? times + 1 : 1);
    }

    /// <summary>Without a document, and of the same name, unit and post.</summary>
    private bool IsLike(Interviewee other) => other.Number is null && (other.Name, other.Employer, other.Post) == (Name, Employer, Post);

    // The kind of the document is written in many ways, its number in one.
    private static string? NumberIn(string text) =>
        NumberPattern.Matches(Plain(text).ToUpperInvariant()).Select(match => match.Value).Where(word => word.Any(char.IsAsciiDigit)).MaxBy(word => word.Length);

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));

    [GeneratedRegex("[0-9A-Z-]{5,}")]
    private static partial Regex NumberPattern { get; }
}
