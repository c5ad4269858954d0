namespace Orchestrator.Engine.Activities;

/// <summary>Stands for an activity whose type is not installed. The definition keeps its JSON; running it is a fault.</summary>
[Activity("Elsa", "系统", CategoryEn = "System", DisplayName = "未找到的步骤", DisplayNameEn = "Not found", IsBrowsable = false)]
public sealed class NotFoundActivity : Activity
{
    protected override void Execute(ActivityExecutionContext context) => throw new ActivityNotFoundException(context.Node.Type, context.Node.Version);
}

/// <summary>A step of a type that is not installed was about to run.</summary>
public sealed class ActivityNotFoundException(string type, int version) : Exception($"未安装步骤类型“{type}”（版本 {version}）。The activity type '{type}' version {version} is not installed.")
{
    public string ActivityType { get; } = type;
    public int ActivityVersion { get; } = version;
}
