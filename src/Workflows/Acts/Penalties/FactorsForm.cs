using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The factors of discretion as the officers enter them.</summary>
internal static class FactorsForm
{
    public static FormField[] Fields { get; } =
    [
        Acts.Fields.Flag("harmRemoved", "主动消除或者减轻危害后果", "Removed or reduced the harm on its own initiative"),
        Acts.Fields.Flag("disclosed", "主动供述尚未掌握的违法行为（含自查报告）", "Disclosed before discovery, the self-check included"),
        Acts.Fields.Flag("coerced", "受他人胁迫或者诱骗", "Coerced or deceived by others"),
        Acts.Fields.Flag("meritorious", "配合查处有立功表现", "Helped to clear up other violations"),
        Acts.Fields.Flag("grave", "造成较严重后果", "Rather serious consequences"),
        Acts.Fields.Flag("retaliated", "对举报人打击报复", "Retaliated against an informant"),
        Acts.Fields.Flag("repeated", "一年内因同类行为受过两次以上处罚", "Two or more penalties for the same kind of act within a year"),
        Acts.Fields.LongText("bandReason", "不按裁量幅度处罚的理由", "Reason for leaving the band of discretion", required: false),
    ];

    public static bool Has(FormValues form) => Fields.Any(field => form.Json.ContainsKey(field.Name));

    public static DiscretionFactors Read(FormValues form) => new()
    {
        HarmRemoved = form.Flag("harmRemoved"),
        Disclosed = form.Flag("disclosed"),
        Coerced = form.Flag("coerced"),
        Meritorious = form.Flag("meritorious"),
        Grave = form.Flag("grave"),
        Retaliated = form.Flag("retaliated"),
        Repeated = form.Flag("repeated"),
        Reason = form.TextOrNull("bandReason"),
    };
}
