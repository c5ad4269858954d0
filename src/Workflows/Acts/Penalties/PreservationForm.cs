using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Evidence that might be lost or be hard to obtain later is to be registered and kept (先行登记保存).</summary>
internal static class PreservationForm
{
    public const string Outcome = "Preserve";

    public static FormField[] Fields { get; } =
    [
        Acts.Fields.LongText("items", "登记保存的证据（每行一件：名称、数量、特征）", "Evidence, one piece a line: name, number, features"),
        Acts.Fields.Text("place", "保存地点", "Where it is kept"),
        Acts.Fields.Text("keeper", "保管人", "Kept by"),
    ];
}
