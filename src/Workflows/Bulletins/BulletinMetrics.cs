namespace Orchestrator.Workflows.Bulletins;

/// <summary>The indicators of the domain reference §10, each defined once. Their queries live with the storage.</summary>
public static class BulletinMetrics
{
    /// <summary>Counts up whenever a definition changes: a bulletin is counted anew only under the edition that it was frozen under.</summary>
    public const int Edition = 1;

    /// <summary>All of them, in the order of the reference.</summary>
    public static IReadOnlyList<BulletinMetric> All { get; } =
    [
        new("m01", BulletinUnit.AccessUnits, MetricMeasure.Count, "应纳入户数", "units in scope", "登记在册的单位和经比对、举报纳入的单位，不含撤销建档和并入他案的", "units of the register and those that reconciliation or tips brought in, without voided and merged cases"),
        new("m02", BulletinUnit.AccessUnits, MetricMeasure.Count, "建档户数", "units with a case", "m01中已建立一户一档的单位", "of m01 those for which a case was opened"),
        new("m03", BulletinUnit.Percent, MetricMeasure.Share, "建档率", "share with a case", "m02 ÷ m01", "m02 ÷ m01"),
        new("m04", BulletinUnit.AccessUnits, MetricMeasure.Count, "运营商", "carriers", "m02中类别为运营商的", "of m02 those in the category carrier"),
        new("m05", BulletinUnit.AccessUnits, MetricMeasure.Count, "其他接入服务单位", "other access units", "m02 − m04", "m02 − m04"),
        new("m06", BulletinUnit.AccessUnits, MetricMeasure.Count, "二级接入单位", "second-level units", "m02中有上级接入单位的", "of m02 those that name an upstream unit"),
        new("m07", BulletinUnit.AccessUnits, MetricMeasure.Count, "新发现单位", "units newly found", "m02中经比对（RC-01）或者举报新纳入的单位", "of m02 those brought in by reconciliation (RC-01) or tips"),
        new("m10", BulletinUnit.AccessUnits, MetricMeasure.Count, "按期报送", "filed in time", "报送未被退回且首次收到不晚于T-01的单位；按期报送后在补正期限内补正的算按期", "units whose filing is not returned and was first received by T-01; a correction within its period counts as in time"),
        new("m11", BulletinUnit.Percent, MetricMeasure.Share, "按期报送率", "share filed in time", "m10 ÷ m02", "m10 ÷ m02"),
        new("m12", BulletinUnit.AccessUnits, MetricMeasure.Count, "逾期", "not filed in time", "T-01届满后m02 − m10，届满前为0", "m02 − m10 once T-01 has passed, 0 before"),
        new("m13", BulletinUnit.AccessUnits, MetricMeasure.Count, "补报", "filed late", "T-01届满之后首次收到且未被退回的", "first received after T-01, and not returned"),
        new("m14", BulletinUnit.AccessUnits, MetricMeasure.Count, "未报", "never filed", "m12 − m13", "m12 − m13"),
        new("m15", BulletinUnit.Items, MetricMeasure.Count, "自查发现问题", "gaps found by self-checks", "各单位首次报送中自认的问题", "gaps that units themselves marked in their first filing"),
        new("m16", BulletinUnit.Percent, MetricMeasure.Share, "自查自纠率", "gaps mended before inspection", "m15中检查时已符合的 ÷ m15；未逐项申报的，至少已改数 = 自认问题数 − 检查发现问题数", "of m15 those found to conform at the inspection ÷ m15; where gaps were not told item by item, at least as many as they exceed the findings"),
        new("m20", BulletinUnit.Items, MetricMeasure.Count, "检查户次", "inspection visits", "已完成的检查次数，不含复查", "inspections finished, rechecks left out"),
        new("m21", BulletinUnit.Percent, MetricMeasure.Share, "检查覆盖率", "coverage of inspection", "已检查单位 ÷ m01；未检查即移送、终止的不计", "units inspected ÷ m01, without those transferred or terminated before"),
        new("m22", BulletinUnit.Items, MetricMeasure.Count, "发现问题", "issues found", "检查项结果为不符合的", "checklist items found not to conform"),
        new("m23", BulletinUnit.Items, MetricMeasure.Count, "安全组织问题", "issues of organisation", "m22中组别为安全组织的", "of m22 those of the group ORG"),
        new("m24", BulletinUnit.Items, MetricMeasure.Count, "安全员问题", "issues of security officers", "m22中组别为安全员的", "of m22 those of the group STAFF"),
        new("m25", BulletinUnit.Items, MetricMeasure.Count, "管理制度问题", "issues of management rules", "m22中组别为管理制度的", "of m22 those of the group SYS"),
        new("m26", BulletinUnit.Items, MetricMeasure.Count, "技术措施问题", "issues of technical measures", "m22中组别为技术措施的", "of m22 those of the group TECH"),
        new("m27", BulletinUnit.Items, MetricMeasure.Count, "擅自接入问题", "unauthorised access", "m22中关于证照、上级和擅自提供接入的", "of m22 those on licences, upstream and unauthorised access"),
        new("m28", BulletinUnit.Items, MetricMeasure.Count, "擅自转售问题", "unauthorised resale", "m22中关于转售专线、带宽的", "of m22 those on resale of lines and bandwidth"),
        new("m29", BulletinUnit.Items, MetricMeasure.Count, "其他问题", "other issues", "m22 − m23 − m24 − m25 − m26 − m27 − m28", "m22 less m23 to m28"),
        new("m30", BulletinUnit.Items, MetricMeasure.Count, "责令整改", "orders served", "已送达的责令限期整改通知书", "orders to rectify that were served"),
        new("m31", BulletinUnit.AccessUnits, MetricMeasure.Count, "按期整改", "rectified in time", "在期限届满前复查合格的单位", "units whose recheck found everything fixed by the due date"),
        new("m32", BulletinUnit.Percent, MetricMeasure.Share, "按期整改率", "share rectified in time", "m31 ÷ 被责令整改的单位", "m31 ÷ units that were ordered to rectify"),
        new("m33", BulletinUnit.AccessUnits, MetricMeasure.Count, "延期", "extended", "获准延期的单位", "units that were granted an extension"),
        new("m34", BulletinUnit.AccessUnits, MetricMeasure.Count, "逾期未改", "not rectified in time", "复查结果为未整改到位的单位", "units whose recheck found items not fixed"),
        new("m35", BulletinUnit.Days, MetricMeasure.Mean, "平均整改天数", "days to rectify", "m30中已复查合格的，自送达至复查合格的平均天数", "of m30 those passed: average days from service to the recheck passed"),
        new("m39", BulletinUnit.Percent, MetricMeasure.Share, "四个问题解决率", "four gaps closed", "(m23 + m24 + m25 + m26)中经复查确认整改的 ÷ (m23 + m24 + m25 + m26)，分组列出", "of m23 to m26 those that a recheck found fixed ÷ m23 to m26, told by group"),
        new("m40", BulletinUnit.Items, MetricMeasure.Count, "受理举报", "tips received", "登记的举报", "tips registered"),
        new("m41", BulletinUnit.Items, MetricMeasure.Count, "举报查实", "tips confirmed", "查证属实的举报", "tips found true"),
        new("m41a", BulletinUnit.Percent, MetricMeasure.Share, "举报查实率", "share of tips confirmed", "m41 ÷ (m40 − 重复举报)", "m41 ÷ (m40 − duplicates)"),
        new("m42", BulletinUnit.Items, MetricMeasure.Count, "移送其他部门", "transferred", "移送其他机关的事项", "matters transferred to other authorities"),
        new("m43", BulletinUnit.Days, MetricMeasure.Mean, "举报平均办理天数", "days to handle a tip", "m40中已办结的，自收到至办结的平均天数", "of m40 those closed: average days from receipt to the end"),
        new("m50", BulletinUnit.Items, MetricMeasure.Count, "受案", "penalty cases filed", "已批准受案的处罚案件", "penalty cases whose filing was approved"),
        new("m51", BulletinUnit.Items, MetricMeasure.Count, "作出处罚", "penalties imposed", "处罚决定书已送达且未被撤销、变更的案件", "cases whose penalty decision was served and stands"),
        new("m52", BulletinUnit.Items, MetricMeasure.Count, "警告", "warnings", "m51中含警告的", "of m51 those with a warning"),
        new("m53", BulletinUnit.Items, MetricMeasure.Count, "罚款", "fines", "m51中含罚款的", "of m51 those with a fine"),
        new("m54", BulletinUnit.Yuan, MetricMeasure.Sum, "罚款金额", "amount of fines", "m53的罚款数额之和", "sum of the fines of m53 as decided"),
        new("m55", BulletinUnit.Yuan, MetricMeasure.Sum, "没收金额", "amount confiscated", "m51中决定没收的违法所得之和", "sum of the illegal income confiscated by m51 as decided"),
        new("m56", BulletinUnit.AccessUnits, MetricMeasure.Count, "停机整顿", "stop orders", "m51中含停机整顿的", "of m51 those with a stop order"),
        new("m57", BulletinUnit.Items, MetricMeasure.Count, "不予处罚", "no penalty", "决定不予处罚的案件", "cases decided without a penalty"),
        new("m58", BulletinUnit.Items, MetricMeasure.Count, "在办", "pending", "m50中尚未结案的", "of m50 those not closed"),
        new("m59", BulletinUnit.Percent, MetricMeasure.Share, "罚没款收缴率", "share of fines collected", "已缴罚没款 ÷ (m54 + m55)，不含加处罚款", "fines and confiscations paid ÷ (m54 + m55), surcharges left out"),
        new("m60", BulletinUnit.AccessUnits, MetricMeasure.Count, "抽验", "checked on site", "已现场验收的单位", "units checked on site in acceptance"),
        new("m61", BulletinUnit.AccessUnits, MetricMeasure.Count, "验收合格", "passed on site", "m60中验收合格的", "of m60 those that passed"),
        new("m62", BulletinUnit.Percent, MetricMeasure.Share, "验收合格率", "share passed", "m61 ÷ m60", "m61 ÷ m60"),
        new("m63", BulletinUnit.AccessUnits, MetricMeasure.Count, "再整改", "failed and to rectify again", "m60中验收不合格的", "of m60 those that failed"),
        new("m64", BulletinUnit.Percent, MetricMeasure.Share, "复查合格率", "rechecks passed", "复查结论为全部合格的 ÷ 已完成的复查", "rechecks that found everything fixed ÷ rechecks finished"),
        new("m64a", BulletinUnit.Percent, MetricMeasure.Share, "反弹率", "resurgence", "m51和取缔单位中又被发现（RC-20）且未作合理解释的 ÷ m51和取缔单位", "of m51 and dissolved units those that reappeared (RC-20) without an innocent reason ÷ all of them"),
        new("m70", BulletinUnit.Items, MetricMeasure.Count, "接入关系", "access relations", "接入关系图中的线路：申报、自报和登记的合并，同一线路只计一次", "lines of the access graph: declared, told and registered ones joined, each line once"),
        new("m71", BulletinUnit.Items, MetricMeasure.Count, "IP地址段", "address ranges", "登记的IP地址段", "address ranges registered"),
        new("m72", BulletinUnit.Items, MetricMeasure.Sum, "IP地址", "addresses", "m71各段所含地址之和，上下级重叠的分别计", "addresses in the ranges of m71, those of a unit and of its upstream counted for each"),
        new("m73", BulletinUnit.Mbps, MetricMeasure.Sum, "出口带宽", "egress bandwidth", "没有上级接入单位的单位登记带宽之和", "sum of the bandwidth of units without an upstream"),
        new("m74", BulletinUnit.Items, MetricMeasure.Count, "消除不一致", "inconsistencies removed", "历次三方比对中不再发现的不一致", "discrepancies that a later comparison no longer found"),
        new("m75", BulletinUnit.Percent, MetricMeasure.Share, "台账完整率", "completeness of the ledger", "申报表各行已填必填项 ÷ 必填项", "required fields filled in the declared rows ÷ required fields"),
        new("m76", BulletinUnit.Percent, MetricMeasure.Share, "申报—备案一致率", "declared and registered alike", "与登记单位确定匹配的申报行 ÷ 申报行", "declared rows matched for certain with a registered unit ÷ declared rows"),
        new("m80", BulletinUnit.Percent, MetricMeasure.Share, "违法行为遏制指数", "violations curbed", "1 − (复查未改、同一问题再犯、检查后举报又查实或者反弹的户数 ÷ m22涉及的户数)", "1 − (units not rectified, with an item found again, a tip confirmed after the inspection, or resurgence ÷ units of m22)"),
        new("m81", BulletinUnit.Percent, MetricMeasure.Share, "管理责任落实指数", "responsibilities implemented", "任务、组织、责任、措施四个到位评定的平均值，每户取最近一次", "average of the four ratings — tasks, organisation, responsibility, measures in place — the latest of each unit"),
        new("m90", BulletinUnit.Percent, MetricMeasure.Share, "时限合规率", "time limits kept", "按时完成的时限 ÷ 已完成或者已届满的时限，按时限编号列出；被替代、随案终结的不计", "time limits kept ÷ those kept or past, told by timer; without those replaced or ended with their case"),
        new("m91", BulletinUnit.Items, MetricMeasure.Count, "超期案件", "cases out of time", "T-14、T-24、T-26、T-29任一届满未完成的处罚案件", "penalty cases in which T-14, T-24, T-26 or T-29 ran out"),
        new("m92", BulletinUnit.Percent, MetricMeasure.Share, "送达及时率", "documents served in time", "按期送达的文书 ÷ 已送达或者已逾期的须送达文书", "documents served by their day ÷ documents served or overdue"),
        new("m92a", BulletinUnit.Percent, MetricMeasure.Share, "留置送达占比", "share left with a witness", "留置送达 ÷ 全部送达", "served by leaving ÷ all services"),
        new("m92b", BulletinUnit.Percent, MetricMeasure.Share, "公告送达占比", "share served by public notice", "未能送达后公告的 ÷ 全部送达", "published after service had failed ÷ all services"),
        new("m93", BulletinUnit.Percent, MetricMeasure.Share, "复议诉讼率", "decisions challenged", "被提起复议或者诉讼的 ÷ m51和被撤销、变更的决定", "decisions taken to review or court ÷ m51 and those revoked or changed"),
        new("m93a", BulletinUnit.Percent, MetricMeasure.Share, "复议诉讼改变率", "challenges that succeeded", "被撤销、变更的 ÷ 已审结的复议、诉讼", "revoked or changed ÷ reviews and suits ended"),
        new("m94", BulletinUnit.Items, MetricMeasure.Mean, "警力负荷", "visits per pair", "每组两名民警完成的检查、复查平均次数", "average of inspections and rechecks finished by each pair of officers"),
        new("m94a", BulletinUnit.Items, MetricMeasure.Count, "民警待办", "queue of the officers", "民警尚未办理的待办事项", "tasks of officers that wait to be done"),
        new("m95", BulletinUnit.Percent, MetricMeasure.Share, "审核退回率", "returned by legal review", "法制审核退回的 ÷ 提交法制审核的", "returned by legal review ÷ decided by legal review"),
        new("m96", BulletinUnit.Days, MetricMeasure.Mean, "运营商答复天数", "days to answer of carriers", "运营商答复询问的平均天数", "average days in which carriers answered questions"),
        new("m96a", BulletinUnit.Items, MetricMeasure.Count, "运营商漏报", "omitted by carriers", "比对发现的申报遗漏（RC-03）", "omissions that the comparison found (RC-03)"),
        new("m96b", BulletinUnit.Percent, MetricMeasure.Share, "运营商宣传完成率", "carriers that did publicity", "已公布举报电话、开展宣传的运营商 ÷ m04", "carriers that made the hotline and the campaign public ÷ m04"),
    ];

    /// <summary>Those that are told by district and by category too (附件1、2 of the bulletin).</summary>
    public static IReadOnlyList<string> ByDistrict { get; } = ["m02", "m10", "m20", "m21", "m22", "m30", "m32", "m34", "m41", "m51", "m61", "m62"];

    /// <summary>The indicator of this id, or null.</summary>
    public static BulletinMetric? Find(string id) => All.FirstOrDefault(metric => metric.Id == id);
}
