using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>Forms as people fill them in.</summary>
internal static class Filled
{
    public static JsonObject SelfCheck => new() { ["summary"] = "已按要求自查。", ["gaps"] = 2, ["secondLevelUnits"] = 1, ["signedBy"] = "李四", ["truthful"] = true };

    public static JsonObject Plan(string date) => new() { ["leadOfficer"] = "off1", ["coOfficer"] = "off2", ["date"] = date, ["time"] = "09:30" };

    public static JsonObject Start => new() { ["identified"] = true };

    public static JsonObject Visit(params JsonObject[] findings)
    {
        var form = OnSite();
        form["allAnswered"] = true;
        if (findings.Length > 0)
            form["findings"] = new JsonArray([.. findings]);
        return form;
    }

    public static JsonObject Finding(string item) => new() { ["item"] = item, ["fact"] = $"{item} 不符合要求", ["evidence"] = "现场照片" };

    public static JsonObject Recheck(IEnumerable<string> findings, bool isFixed, int? termDays = null) => Recheck(findings.Select(id => (id, isFixed)), termDays);

    public static JsonObject Recheck(IEnumerable<(string Id, bool Fixed)> findings, int? termDays = null)
    {
        var form = OnSite();
        form["results"] = new JsonArray([.. findings.Select(finding => (JsonNode)new JsonObject { ["finding"] = finding.Id, ["fixed"] = finding.Fixed, ["note"] = "" })]);
        if (termDays is { } days)
            form["termDays"] = days;
        return form;
    }

    public static JsonObject Served(string date) => new() { ["mode"] = "Direct", ["servedOn"] = date, ["receiver"] = "李四" };

    public static JsonObject Rectified => new() { ["measures"] = "已整改", ["evidence"] = "照片" };

    public static JsonObject Extension => new() { ["days"] = 5, ["grounds"] = "设备到货延迟", ["interim"] = "人工登记" };

    public static JsonObject Investigation(decimal fine) => new() { ["facts"] = "逾期未改正安全管理制度问题", ["evidence"] = "检查记录\n复查意见书", ["discretion"] = "无从轻、从重情节", ["warning"] = true, ["fine"] = fine };

    public static JsonObject Penalty(decimal fine) => new() { ["warning"] = true, ["fine"] = fine };

    public static JsonObject Request(string receivedOn, string? postedOn = null) => new() { ["receivedOn"] = receivedOn, ["postedOn"] = postedOn };

    public static JsonObject Hearing(string date, string? lateReason = null) =>
        new() { ["date"] = date, ["time"] = "09:30", ["place"] = "听证室", ["presider"] = "hear1", ["member"] = "hear2", ["recorder"] = "hear3", ["lateReason"] = lateReason };

    public static JsonObject Opened => new() { ["attendees"] = "法定代表人张三、办案民警", ["rightsRead"] = true };

    public static JsonObject Report(string opinion) => new() { ["case"] = "逾期未改", ["answer"] = "请求从轻", ["debate"] = "无新的意见", ["findings"] = "事实清楚", ["opinion"] = opinion };

    public static JsonObject Discussion => new() { ["participants"] = "甲、乙、丙", ["views"] = "均同意", ["vote"] = "三票同意", ["conclusion"] = "同意处罚" };

    public static JsonObject Marks(int a, int b, string veto = "none") => new() { ["scoreA"] = a, ["scoreB"] = b, ["veto"] = veto, ["tasksInPlace"] = "fully", ["organisationInPlace"] = "fully", ["responsibilityInPlace"] = "fully", ["measuresInPlace"] = "partly" };

    private static JsonObject OnSite() => new() { ["attendee"] = "李四", ["attendeePost"] = "安全员" };
}
