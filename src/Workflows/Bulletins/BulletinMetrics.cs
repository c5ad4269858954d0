namespace Orchestrator.Workflows.Bulletins;

/// <summary>The figures that the bulletin (D41) prints, domain reference §10. Their queries live with the storage.</summary>
public static class BulletinMetrics
{
    /// <summary>All of them, in the order of the text.</summary>
    public static IReadOnlyList<BulletinMetric> All { get; } =
    [
        new("m01", BulletinUnit.AccessUnits, "应纳入户数", "units in scope", "登记在册且属于整治范围的单位", "units of the register that are in scope"),
        new("m02", BulletinUnit.AccessUnits, "建档户数", "units with a case", "已建立一户一档的单位", "units for which a case was opened"),
        new("m03", BulletinUnit.Percent, "建档率", "share with a case", "m02 ÷ m01", "m02 ÷ m01"),
        new("m04", BulletinUnit.AccessUnits, "运营商", "carriers", "m02中类别为运营商的", "of m02 those in the category carrier"),
        new("m05", BulletinUnit.AccessUnits, "其他接入服务单位", "other access units", "m02 − m04", "m02 − m04"),
        new("m06", BulletinUnit.AccessUnits, "二级接入单位", "second-level units", "m02中有上级接入单位的", "of m02 those that name an upstream unit"),
        new("m07", BulletinUnit.AccessUnits, "新发现单位", "units newly found", "经比对或者举报新纳入的单位", "units brought in by reconciliation or tips"),
        new("m10", BulletinUnit.AccessUnits, "按期报送", "filed in time", "首次报送时间不晚于截止时刻的单位", "units whose first filing came by the deadline"),
        new("m11", BulletinUnit.Percent, "按期报送率", "share filed in time", "m10 ÷ m02", "m10 ÷ m02"),
        new("m12", BulletinUnit.AccessUnits, "逾期", "not filed in time", "m02 − m10", "m02 − m10"),
        new("m13", BulletinUnit.AccessUnits, "补报", "filed late", "截止时刻之后首次报送的单位", "units whose first filing came after the deadline"),
        new("m14", BulletinUnit.AccessUnits, "未报", "never filed", "m12 − m13", "m12 − m13"),
        new("m15", BulletinUnit.Items, "自查发现问题", "gaps found by self-checks", "各单位首次报送中自认的问题", "gaps that units themselves marked in their first filing"),
        new("m20", BulletinUnit.Items, "检查户次", "inspection visits", "已完成的检查次数，不含复查", "inspections finished, rechecks left out"),
        new("m21", BulletinUnit.Percent, "检查覆盖率", "coverage of inspection", "已检查单位 ÷ m02", "units inspected ÷ m02"),
        new("m22", BulletinUnit.Items, "发现问题", "issues found", "检查项结果为不符合的", "checklist items found not to conform"),
        new("m23", BulletinUnit.Items, "安全组织问题", "issues of organisation", "m22中组别为安全组织的", "of m22 those of the group ORG"),
        new("m24", BulletinUnit.Items, "安全员问题", "issues of security officers", "m22中组别为安全员的", "of m22 those of the group STAFF"),
        new("m25", BulletinUnit.Items, "管理制度问题", "issues of management rules", "m22中组别为管理制度的", "of m22 those of the group SYS"),
        new("m26", BulletinUnit.Items, "技术措施问题", "issues of technical measures", "m22中组别为技术措施的", "of m22 those of the group TECH"),
        new("m27", BulletinUnit.Items, "擅自接入问题", "unauthorised access", "m22中关于证照、上级和擅自提供接入的", "of m22 those on licences, upstream and unauthorised access"),
        new("m28", BulletinUnit.Items, "擅自转售问题", "unauthorised resale", "m22中关于转售专线、带宽的", "of m22 those on resale of lines and bandwidth"),
        new("m29", BulletinUnit.Items, "其他问题", "other issues", "m22 − m23 − m24 − m25 − m26 − m27 − m28", "m22 less m23 to m28"),
        new("m30", BulletinUnit.Items, "责令整改", "orders served", "已送达的责令限期整改通知书", "orders to rectify that were served"),
        new("m31", BulletinUnit.AccessUnits, "按期整改", "rectified in time", "在期限届满前复查合格的单位", "units whose recheck found everything fixed by the due date"),
        new("m32", BulletinUnit.Percent, "按期整改率", "share rectified in time", "m31 ÷ 被责令整改的单位", "m31 ÷ units that were ordered to rectify"),
        new("m33", BulletinUnit.AccessUnits, "延期", "extended", "获准延期的单位", "units that were granted an extension"),
        new("m34", BulletinUnit.AccessUnits, "逾期未改", "not rectified in time", "复查结果为未整改到位的单位", "units whose recheck found items not fixed"),
        new("m40", BulletinUnit.Items, "受理举报", "tips received", "登记的举报", "tips registered"),
        new("m41", BulletinUnit.Items, "举报查实", "tips confirmed", "查证属实的举报", "tips found true"),
        new("m42", BulletinUnit.Items, "移送其他部门", "transferred", "移送其他机关的事项", "matters transferred to other authorities"),
        new("m50", BulletinUnit.Items, "受案", "penalty cases filed", "已批准受案的处罚案件", "penalty cases whose filing was approved"),
        new("m51", BulletinUnit.Items, "作出处罚", "penalties imposed", "处罚决定书已送达的案件", "cases whose penalty decision was served"),
        new("m52", BulletinUnit.Items, "警告", "warnings", "m51中含警告的", "of m51 those with a warning"),
        new("m53", BulletinUnit.Items, "罚款", "fines", "m51中含罚款的", "of m51 those with a fine"),
        new("m54", BulletinUnit.Yuan, "罚款金额", "amount of fines", "m53的罚款数额之和", "sum of the fines of m53 as decided"),
        new("m55", BulletinUnit.Yuan, "没收金额", "amount confiscated", "决定没收的违法所得之和", "sum of the illegal income confiscated as decided"),
        new("m56", BulletinUnit.AccessUnits, "停机整顿", "stop orders", "m51中含停机整顿的", "of m51 those with a stop order"),
        new("m57", BulletinUnit.Items, "不予处罚", "no penalty", "决定不予处罚的案件", "cases decided without a penalty"),
        new("m58", BulletinUnit.Items, "在办", "pending", "m50中尚未结案的", "of m50 those not closed"),
        new("m60", BulletinUnit.AccessUnits, "抽验", "checked on site", "已现场验收的单位", "units checked on site in acceptance"),
        new("m61", BulletinUnit.AccessUnits, "验收合格", "passed on site", "m60中验收合格的", "of m60 those that passed"),
        new("m62", BulletinUnit.Percent, "验收合格率", "share passed", "m61 ÷ m60", "m61 ÷ m60"),
        new("m63", BulletinUnit.AccessUnits, "再整改", "failed and to rectify again", "m60中验收不合格的", "of m60 those that failed"),
        new("m70", BulletinUnit.Items, "接入关系", "access relations", "登记的上下级接入关系", "relations between a unit and its upstream"),
        new("m71", BulletinUnit.Items, "IP地址段", "address ranges", "登记的IP地址段", "address ranges registered"),
        new("m72", BulletinUnit.Items, "IP地址", "addresses", "m71各段所含地址之和，上下级重叠的分别计", "addresses in the ranges of m71, those of a unit and of its upstream counted for each"),
        new("m73", BulletinUnit.Mbps, "出口带宽", "egress bandwidth", "没有上级接入单位的单位登记带宽之和", "sum of the bandwidth of units without an upstream"),
        new("m74", BulletinUnit.Items, "消除不一致", "inconsistencies removed", "历次三方比对中不再发现的不一致", "discrepancies that a later comparison no longer found"),
        new("m80", BulletinUnit.Percent, "违法行为遏制率", "violations curbed", "(m30 − m34) ÷ m30", "(m30 − m34) ÷ m30"),
        new("m81", BulletinUnit.Percent, "管理责任落实率", "responsibilities implemented", "现场验收合格率，同m62", "share passed on site, as m62"),
    ];

    /// <summary>Those that the table by district (附件1) prints too.</summary>
    public static IReadOnlyList<string> ByDistrict { get; } = ["m02", "m10", "m20", "m22", "m30", "m51", "m61"];

    /// <summary>The metric of this id, or null.</summary>
    public static BulletinMetric? Find(string id) => All.FirstOrDefault(metric => metric.Id == id);
}
