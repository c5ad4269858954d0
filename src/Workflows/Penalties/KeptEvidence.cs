using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;

namespace Orchestrator.Workflows.Penalties;

/// <summary>What becomes of evidence that was registered and kept: of each piece one thing, named by its number on the list of the decision (D10).</summary>
internal static class KeptEvidence
{
    public const string Filed = "filed";
    public const string HandedOver = "handedOver";
    public const string Seized = "seized";

    private static readonly char[] Separators = ['、', '，', ',', '；', ';', ' ', '\n', '\t'];

    /// <summary>The ways that the law leaves open; each is a field of the form, which takes the numbers of its pieces.</summary>
    public static IReadOnlyList<KeptDisposal> Ways { get; } =
    [
        new("returned", "退还", "Returned to the unit"),
        new(Filed, "作为证据收集入卷", "Taken on the file as evidence"),
        new(HandedOver, "移送有权机关处理", "Handed over to whoever is competent"),
        new(Seized, "依法扣押", "Seized by a decision of its own"),
    ];

    /// <summary>The pieces, as the frozen decision lists them.</summary>
    /// <param name="decision">Data of the decision.</param>
    public static IReadOnlyList<string> Pieces(JsonObject decision) => decision["items"] is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : [];

    /// <summary>What becomes of each piece, in the order of the list; null when a piece is named twice or not at all, or what is named is no piece.</summary>
    public static IReadOnlyList<KeptDisposal>? Read(FormValues form, int pieces)
    {
        var decided = new KeptDisposal?[pieces];
        foreach (var way in Ways)
        {
            foreach (var word in form.Text(way.Field).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!int.TryParse(word, out var number) || number < 1 || number > pieces || decided[number - 1] is not null)
                    return null;
                decided[number - 1] = way;
            }
        }
        var ways = decided.OfType<KeptDisposal>().ToList();
        return pieces > 0 && ways.Count == pieces ? ways : null;
    }
}
