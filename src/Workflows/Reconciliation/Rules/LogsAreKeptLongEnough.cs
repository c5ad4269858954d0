using System.Globalization;
using NodaTime;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>
/// Logs are kept for as long as the law asks. Under the order of 2000 it is foremost the telecommunications administration that sees to it; since the
/// Cybersecurity Law the police do so themselves, and a short log is serious.
/// </summary>
internal sealed class LogsAreKeptLongEnough : ReconciliationRule
{
    public override string Id => "RC-13";

    public override string Zh => "日志留存不少于规定天数。";

    public override string En => "Logs are kept for as long as the law asks.";

    public override string LeadType => "LOG_SHORT";

    public override string Severity => "B";

    public override string Gravest => "A";

    public override string Basis => "2005年：互联网信息服务管理办法（国务院令第292号）第十四条，60日；2017年6月1日起：网络安全法，六个月；C12、A19";

    public override string InnocentZh => "新开通不足规定天数的，尚无更早日志。";

    public override string InnocentEn => "A line younger than the period has no older logs.";

    private static readonly LocalDate SixMonthsSince = new(2017, 6, 1);

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var isUnderCybersecurityLaw = picture.Profile.From >= SixMonthsSince;
        var least = isUnderCybersecurityLaw ? 180 : 60;
        var said = picture.Declared.Where(row => row.LogDays is not null).Select(row => (Node: picture.NodeOf(row), Days: row.LogDays!.Value))
            .Concat(picture.Statements.Values.Where(statement => statement.LogDays is not null).Select(statement => (Node: statement.UnitId, Days: statement.LogDays!.Value)));
        return
            from days in said.GroupBy(one => one.Node, one => one.Days)
            let shortest = days.Min()
            where shortest < least
            select Found(days.Key, [days.Key], [("days", shortest.ToString(CultureInfo.InvariantCulture)), ("least", least.ToString(CultureInfo.InvariantCulture))],
                $"“{picture.NameOf(days.Key)}”的日志只留存{shortest}日，应不少于{least}日。", $"'{picture.NameOf(days.Key)}' keeps logs for {shortest} days; {least} are asked for.", district: picture.Find(days.Key)?.District, isGravest: isUnderCybersecurityLaw);
    }
}
