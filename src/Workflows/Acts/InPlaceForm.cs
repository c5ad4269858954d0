using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts;

/// <summary>The four ratings 四个到位 in the forms of inspection and acceptance.</summary>
internal static class InPlaceForm
{
    private static readonly FormChoice[] Ratings = [new("fully", "到位", "In place"), new("partly", "基本到位", "Partly in place"), new("no", "未到位", "Not in place")];

    public static FormField[] Fields { get; } =
    [
        Rating("tasksInPlace", "任务落实到位", "Tasks in place"),
        Rating("organisationInPlace", "组织到位", "Organisation in place"),
        Rating("responsibilityInPlace", "责任到位", "Responsibility in place"),
        Rating("measuresInPlace", "措施到位", "Measures in place"),
    ];

    /// <summary>The ratings given; null unless all four are.</summary>
    public static FourInPlace? Read(FormValues form) =>
        Fields.Select(field => form.TextOrNull(field.Name)).OfType<string>().Select(text => Enum.Parse<InPlace>(text, ignoreCase: true)).ToList() is [var tasks, var organisation, var responsibility, var measures]
            ? new FourInPlace(tasks, organisation, responsibility, measures)
            : null;

    private static FormField Rating(string name, string zh, string en) => Acts.Fields.Choice(name, zh, en, Ratings) with { Required = false };
}
