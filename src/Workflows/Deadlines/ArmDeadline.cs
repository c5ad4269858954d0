using NodaTime.Text;
using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Arms a timer of the domain reference §2.6 from a day, by the law of the campaign's profile or with a length of its own.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "设定期限", DisplayNameEn = "Arm a deadline",
    Description = "自某日起按法定或者指定长度设定期限，并记录计算依据。", DescriptionEn = "Arms a period from a day, and records the rule by which it was counted.")]
internal sealed class ArmDeadline : CodeActivity
{
    [Input(DisplayName = "期限", DisplayNameEn = "Timer", Description = "例如 T-06；MAIL 为信函在途期。", DescriptionEn = "For example T-06; MAIL is the buffer for letters.", Order = 1)]
    public Input<string> Timer { get; set; } = new("");

    [Input(DisplayName = "起算", DisplayNameEn = "From", Description = "today、service、received、phase-end:1、phase-start:2、due:T-06 或日期。", DescriptionEn = "today, service, received, phase-end:1, phase-start:2, due:T-06 or a date.", Order = 2)]
    public Input<string> From { get; set; } = new("today");

    [Input(DisplayName = "长度", DisplayNameEn = "Length", Description = "例如 10 cd；order 为责令整改通知书确定的天数；空白按法定长度。", DescriptionEn = "For example 10 cd; order is what the order gives; empty is the law's length.", Order = 3)]
    public Input<string> Length { get; set; } = new("");

    [Input(DisplayName = "替代原期限", DisplayNameEn = "Replace", Order = 4)]
    public Input<bool> Replace { get; set; } = new(false);

    [Output(DisplayName = "末日", DisplayNameEn = "Last day")]
    public Output<string>? DueOn { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var deadline = await context.GetRequiredService<DeadlineArming>().ArmAsync(file, context.WorkflowExecutionContext.Id,
            context.Get(Timer, ""), context.Get(From, "today"), context.Get(Length), context.Get(Replace), context.CancellationToken);
        context.Set(DueOn, LocalDatePattern.Iso.Format(deadline.DueOn));
    }
}
