using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>The rules of law that documents of the campaign cite, domain reference §2.2 and §2.4.</summary>
internal static class Bases
{
    public const string Protection = "中华人民共和国计算机信息系统安全保护条例";
    public const string NetworkSafety = "计算机信息网络国际联网安全保护管理办法";

    public static JsonObject Law(string title, int article, int? item = null) => item is { } number
        ? new JsonObject { ["title"] = title, ["article"] = article, ["item"] = number }
        : new JsonObject { ["title"] = title, ["article"] = article };

    public static JsonArray Supervision => [Law(Protection, 17), Law(NetworkSafety, 8)];

    public static JsonArray Inspection => [Law(Protection, 17), Law(NetworkSafety, 17)];

    public static JsonArray Order => [Law(Protection, 18), Law(NetworkSafety, 21)];

    public static JsonArray NotObeyed => [Law(Protection, 20, 4), Law(NetworkSafety, 21)];

    public static JsonArray NotFiled => [Law(NetworkSafety, 21, 4)];
}
