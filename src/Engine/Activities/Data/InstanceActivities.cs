namespace Orchestrator.Engine.Activities;

/// <summary>Names the instance.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "设置名称", DisplayNameEn = "Set name", Description = "给流程实例命名。", DescriptionEn = "Names the instance.")]
public sealed class SetName : CodeActivity
{
    [Input(DisplayName = "名称", DisplayNameEn = "Name")]
    public Input<string>? Value { get; set; }

    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.Name = context.Get(Value);
}

/// <summary>Gives the instance its business key.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "设置关联标识", DisplayNameEn = "Correlate", Description = "设置流程实例的业务关联标识。", DescriptionEn = "Gives the instance its business key.")]
public sealed class Correlate : CodeActivity
{
    [Input(DisplayName = "关联标识", DisplayNameEn = "Correlation id")]
    public Input<string>? CorrelationId { get; set; }

    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.CorrelationId = context.Get(CorrelationId);
}

/// <summary>Fails on purpose.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "引发故障", DisplayNameEn = "Fault", Description = "使流程进入故障。", DescriptionEn = "Fails on purpose.")]
public sealed class Fault : Activity
{
    [Input(DisplayName = "代码", DisplayNameEn = "Code", Order = 1)]
    public Input<string> Code { get; set; } = new("0");

    [Input(DisplayName = "类别", DisplayNameEn = "Category", Order = 2)]
    public Input<string> Category { get; set; } = new("General");

    [Input(DisplayName = "类型", DisplayNameEn = "Fault type", Order = 3)]
    public Input<string> FaultType { get; set; } = new("System");

    [Input(DisplayName = "信息", DisplayNameEn = "Message", Order = 4)]
    public Input<string>? Message { get; set; }

    protected override void Execute(ActivityExecutionContext context) =>
        throw new FaultException(context.Get(Code, "0"), context.Get(Category, "General"), context.Get(FaultType, "System"), context.Get(Message, ""));
}

/// <summary>A fault that a workflow raised itself.</summary>
public sealed class FaultException(string code, string category, string faultType, string message) : Exception(message)
{
    public string Code { get; } = code;
    public string Category { get; } = category;
    public string FaultType { get; } = faultType;
}
