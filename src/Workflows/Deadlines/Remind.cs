using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>
/// Arms reminders of a deadline of this workflow, each at 09:00 of its day, by e-mail and short message to the unit; those of a period within which the
/// police act go to the officers and the head.
/// </summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "安排提醒", DisplayNameEn = "Arm reminders",
    Description = "围绕已设定的期限安排提醒，可附带制发提醒函；应由公安机关办理的期限提醒承办民警和负责人。", DescriptionEn = "Arms reminders around a deadline, with a letter if wished; of a period within which the police act the officers and the head are told.")]
internal sealed class Remind : CodeActivity
{
    [Input(DisplayName = "期限", DisplayNameEn = "Timer", Description = "所提醒的期限。", DescriptionEn = "The deadline to announce.", Order = 1)]
    public Input<string> Timer { get; set; } = new("");

    [Input(DisplayName = "提醒编号", DisplayNameEn = "Series", Description = "例如 T-02、T-07。", DescriptionEn = "For example T-02 or T-07.", Order = 2)]
    public Input<string> Series { get; set; } = new("");

    [Input(DisplayName = "提前（负）或滞后天数", DisplayNameEn = "Offsets", Description = "例如 -7,-3,-1,0,1,3；空白按提醒编号的规定。", DescriptionEn = "For example -7,-3,-1,0,1,3; empty takes those of the series.", Order = 3)]
    public Input<string> Offsets { get; set; } = new("");

    [Input(DisplayName = "提醒函模板", DisplayNameEn = "Letter", Description = "例如 D13；空白不制发。", DescriptionEn = "For example D13; empty for none.", Order = 4)]
    public Input<string> Template { get; set; } = new("");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        await context.OpenFileAsync();
        var series = context.Get(Series, "");
        var text = context.Get(Offsets, "");
        IReadOnlyList<int> offsets = text.Length == 0
            ? Wait.Get(series).ReminderOffsets
            : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
        await context.GetRequiredService<DeadlineArming>().RemindAsync(context.WorkflowExecutionContext.Id, context.Get(Timer, ""), series, offsets, context.Get(Template), context.CancellationToken);
    }
}
