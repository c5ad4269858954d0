using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts;

/// <summary>Short ways to describe form fields, and the fields that several acts share.</summary>
internal static class Fields
{
    public static FormField Text(string name, string zh, string en, bool required = true, string? preset = null) => new(name, FormFieldKind.Text, zh, en, required, null, preset);

    public static FormField LongText(string name, string zh, string en, bool required = true) => new(name, FormFieldKind.LongText, zh, en, required);

    public static FormField Integer(string name, string zh, string en, bool required = true, string? preset = null) => new(name, FormFieldKind.Integer, zh, en, required, null, preset);

    public static FormField Money(string name, string zh, string en, bool required = true, string? preset = null) => new(name, FormFieldKind.Money, zh, en, required, null, preset);

    public static FormField Date(string name, string zh, string en, bool required = true) => new(name, FormFieldKind.Date, zh, en, required);

    public static FormField Flag(string name, string zh, string en, bool required = false, string? preset = null) => new(name, FormFieldKind.Flag, zh, en, required, null, preset);

    public static FormField Officer(string name, string zh, string en) => new(name, FormFieldKind.Officer, zh, en, true);

    public static FormField Panellist(string name, string zh, string en, bool required = true) => new(name, FormFieldKind.Panellist, zh, en, required);

    public static FormField Choice(string name, string zh, string en, IReadOnlyList<FormChoice> choices, string? preset = null) => new(name, FormFieldKind.Choice, zh, en, true, choices, preset);

    /// <summary>Where a case or a part of it goes: which matter of the competence matrix it is, and the authority.</summary>
    public static FormField[] Transfer { get; } =
    [
        Choice("matter", "移送事项", "Matter", [.. Competence.All.Select(row => new FormChoice(row.Matter, row.Zh, row.En))]) with { Required = false },
        Text("authority", "受移送机关", "Receiving authority"),
    ];

    public static FormField Remark { get; } = LongText("remark", "备注", "Remark", required: false);

    public static FormField Opinion { get; } = LongText("opinion", "意见", "Opinion", required: false);

    /// <summary>Who was there and whether the record was signed (程序规定: a refusal is noted, with a witness).</summary>
    public static FormField[] OnSite { get; } =
    [
        Text("attendee", "被检查单位在场人员", "Person present for the unit"),
        Text("attendeePost", "在场人员职务", "Post of that person"),
        Flag("signatureRefused", "在场人员拒绝签名", "The person refused to sign"),
        Text("witness", "见证人", "Witness", required: false),
    ];

    /// <summary>The content of a penalty.</summary>
    public static FormField[] Penalty { get; } =
    [
        Flag("warning", "警告", "Warning"),
        Money("fine", "罚款（元）", "Fine (yuan)", required: false, preset: "0"),
        Money("confiscation", "没收违法所得（元）", "Confiscation (yuan)", required: false, preset: "0"),
        Integer("stopDays", "停机整顿（日）", "Stop order (days)", required: false, preset: "0"),
    ];
}
