namespace Orchestrator.Engine.Tests.Guide;

#region look-up-unit
/// <summary>Where units are registered.</summary>
public interface IUnitRegister
{
    ValueTask<string?> NameOfAsync(string code, CancellationToken cancellationToken);
}

/// <summary>Looks a unit up in the register.</summary>
[Activity("Guide", "示例", CategoryEn = "Examples", DisplayName = "查询单位", DisplayNameEn = "Look up a unit", Kind = ActivityKind.Task)]
[FlowNode("Found|找到|Found", "Unknown|未登记|Unknown")]
public sealed class LookUpUnit : Activity<string>
{
    [Input(DisplayName = "单位代码", DisplayNameEn = "Unit code")]
    public Input<string>? Code { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var register = context.GetRequiredService<IUnitRegister>();
        var name = await register.NameOfAsync(context.Get(Code, ""), context.CancellationToken);
        context.Set(Result, name);
        context.AddExecutionLogEntry("Looked up", name);
        await context.CompleteActivityWithOutcomesAsync(name is null ? "Unknown" : "Found");
    }
}
#endregion
