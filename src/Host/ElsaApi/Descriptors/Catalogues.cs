namespace Orchestrator.Host.ElsaApi.Descriptors;

/// <summary>The fixed catalogues of the designer. Names are Elsa's, so that definitions stay portable; captions are ours.</summary>
internal static class Catalogues
{
    public sealed record ExpressionType(string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties);

    public sealed record Strategy(string DisplayName, string Description, string TypeName);

    public sealed record StorageDriver(string TypeName, string DisplayName, double Priority, bool Deprecated);

    public sealed record VariableType(string TypeName, string DisplayName, string Category, string? Description = null);

    public static IReadOnlyList<ExpressionType> Expressions { get; } =
    [
        new("Literal", "文本", true, false, Editor(null)),
        new("Object", "对象", true, false, Editor("json")),
        new("Json", "JSON", true, false, Editor("json")),
        new("Variable", "变量", true, true, Editor(null)),
        new("Input", "流程输入", true, true, Editor(null)),
        new("JavaScript", "JavaScript", true, true, Editor("javascript")),
        new("Liquid", "Liquid", true, true, Editor("liquid")),
    ];

    public static IReadOnlyList<Strategy> ActivationStrategies { get; } =
    [
        new("总是允许", "每次都可以新建流程实例。", "Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core"),
        new("同一关联标识只允许一个", "同一流程、同一关联标识没有运行中的实例时才可新建。", "Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime"),
        new("同一关联标识在所有流程中只允许一个", "同一关联标识在任何流程中都没有运行中的实例时才可新建。", "Elsa.Workflows.Runtime.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Runtime"),
        new("只允许一个", "同一流程没有运行中的实例时才可新建。", "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"),
    ];

    public static IReadOnlyList<Strategy> IncidentStrategies { get; } =
    [
        new("带故障继续", "出错的分支停下等待处理，其他分支继续。", "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"),
        new("停止流程", "出错后整个流程转为故障状态。", "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core"),
    ];

    public static IReadOnlyList<Strategy> LogPersistenceStrategies { get; } =
    [
        new("包含", "记录到流程日志。", "Elsa.Workflows.LogPersistence.Strategies.Include, Elsa.Workflows.Core"),
        new("排除", "不记录。", "Elsa.Workflows.LogPersistence.Strategies.Exclude, Elsa.Workflows.Core"),
        new("继承", "按上一级的设置。", "Elsa.Workflows.LogPersistence.Strategies.Inherit, Elsa.Workflows.Core"),
    ];

    public static IReadOnlyList<StorageDriver> StorageDrivers { get; } =
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "流程实例", 5, false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "内存", 0, false),
    ];

    public static IReadOnlyList<VariableType> Variables { get; } =
    [
        new("Object", "任意", "基本"), new("String", "文字", "基本"), new("Boolean", "是否", "基本"), new("Int32", "整数", "基本"), new("Long", "长整数", "基本"), new("Int64", "长整数（Int64）", "基本"),
        new("Single", "单精度数", "基本"), new("Double", "双精度数", "基本"), new("Decimal", "十进制数", "基本", "金额用此类型。"), new("Guid", "GUID", "基本"),
        new("DateTime", "日期时间", "基本"), new("DateTimeOffset", "带时区的时刻", "基本"), new("TimeSpan", "时长", "基本"),
        new("StringDictionary", "文字字典", "字典"), new("ObjectDictionary", "对象字典", "字典"),
        new("JSON", "JSON", "动态"), new("JsonElement", "JSON 元素", "动态"), new("JsonNode", "JSON 节点", "动态"), new("JsonObject", "JSON 对象", "动态"),
        new("ByteArray", "字节", "数据"),
    ];

    public sealed record Feature(string Name, string DisplayName, string Namespace = "Elsa", string Description = "")
    {
        public string FullName => Namespace + "." + Name;
    }

    /// <summary>What is installed. A name that is not listed switches the matching part of the designer off.</summary>
    public static IReadOnlyList<Feature> Features { get; } =
    [
        new("Workflows", "流程"), new("Flowchart", "流程图"), new("WorkflowRuntime", "流程运行"), new("WorkflowManagement", "流程管理"),
        new("WorkflowDefinitions", "流程定义"), new("WorkflowInstances", "流程实例"), new("Scheduling", "定时"), new("JavaScript", "JavaScript"),
        new("Liquid", "Liquid"), new("Http", "HTTP"), new("WorkflowsApi", "流程接口"), new("RealTimeWorkflowUpdates", "实时更新"),
    ];

    private static Dictionary<string, string> Editor(string? language) => language is null ? [] : new() { ["MonacoLanguage"] = language };
}
