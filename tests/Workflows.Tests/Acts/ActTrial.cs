using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>One rule of the procedure, an act that it is about, and the code of the refusal; null when the act is lawful.</summary>
/// <param name="Rule">The transition, timer or article that the sentence comes from.</param>
internal sealed record ActTrial(string Rule, string Sentence, ActGroup Act, Ask Ask, string? Refused = null)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Name => $"{Rule} {Sentence}";

    /// <summary>The code of the refusal, and the whole as it is told: the sentence, what was asked, and the refusal word by word or everything that was written.</summary>
    public (string? Code, string Told) Run()
    {
        var (facts, request, clock) = Ask.Arrange();
        var text = new StringBuilder();
        Line(text, $"{Rule} {Sentence}");
        Line(text, $"  {Act.Code} {Ask.Outcome}, {Ask.Actor} on {Ask.Today} {request.Form.Json.ToJsonString(Plain)}");
        var refusal = Act.Guard(facts, request);
        if (refusal is not null)
            Tell(text, refusal);
        else
        {
            var before = Ledger.Of(facts, request);
            var rows = new RowsInMemory();
            Act.Apply(facts, request, new ActEffects(rows, clock));
            foreach (var line in before.ChangesTo(Ledger.Of(facts, request)).Concat(rows.Added.Select(Ledger.New)).DefaultIfEmpty("nothing is written"))
                Line(text, $"  - {line}");
        }
        return (refusal?.Code, text.ToString());
    }

    private static void Tell(StringBuilder text, Refusal refusal)
    {
        Line(text, $"  ! {refusal.Code} [{refusal.Basis ?? "no basis in law"}]");
        Line(text, $"    {refusal.Zh}");
        Line(text, $"    {refusal.En}");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
