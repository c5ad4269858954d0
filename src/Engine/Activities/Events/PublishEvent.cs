using Orchestrator.Engine.Runtime;

namespace Orchestrator.Engine.Activities;

/// <summary>Publishes an event, which is delivered once this step is committed.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "发布事件", DisplayNameEn = "Publish event", Description = "发布事件；本步骤提交后送达。", DescriptionEn = "Publishes an event, which is delivered once this step is committed.")]
public sealed class PublishEvent : CodeActivity
{
    [Input(DisplayName = "事件名", DisplayNameEn = "Event name", Order = 1)]
    public Input<string>? EventName { get; set; }

    [Input(DisplayName = "关联标识", DisplayNameEn = "Correlation id", Order = 2)]
    public Input<string>? CorrelationId { get; set; }

    [Input(DisplayName = "仅限本实例", DisplayNameEn = "This instance only", Order = 3)]
    public Input<bool> IsLocalEvent { get; set; } = new(false);

    [Input(DisplayName = "内容", DisplayNameEn = "Payload", Order = 4)]
    public Input<object>? Payload { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        var name = context.Get(EventName);
        if (string.IsNullOrWhiteSpace(name))
            throw new InvalidOperationException("“事件名”没有值。EventName has no value.");
        context.WorkflowExecutionContext.Enqueue(QueueItems.Event(new PublishEventRequest(name)
        {
            CorrelationId = context.Get(CorrelationId) is { Length: > 0 } correlation ? correlation : null,
            InstanceId = context.Get(IsLocalEvent) ? context.WorkflowExecutionContext.Id : null,
            Payload = context.Get(Payload),
        }, context.Clock));
    }
}
