using System.Text.Json.Nodes;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>What penalty documents cite.</summary>
internal static class PenaltyBases
{
    public static JsonArray Violated(Violation violation) => Plain.List(violation.DutyZh);

    public static JsonArray Penalty(Violation violation) => Plain.List(violation.PenaltyBasisZh);

    public static JsonArray Procedure(LegalProfile profile, params int[] articles) => Plain.List(articles.Distinct().Select(article => profile.PenaltyLaw.Cite(article).Zh));
}
