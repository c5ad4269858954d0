using System.Security.Cryptography;
using System.Text;
using Orchestrator.Workflows.Reconciliation.Matching;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>No five units share one contact.</summary>
internal sealed class ContactsAreNotSharedByManyUnits : ReconciliationRule
{
    public override string Id => "RC-16";

    public override string Zh => "五个以上单位不共用联系人。";

    public override string En => "No five units share one contact.";

    public override string LeadType => "STRAW_OPERATOR";

    public override string Severity => "B";

    public override string Basis => "工作方案一（谁经营、谁受益、谁负责）";

    public override string InnocentZh => "同一集团的代办人；约谈核实。";

    public override string InnocentEn => "An agent of one group; asked in an interview.";

    private const int Many = 5;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var contacts =
            from row in picture.Declared
            from contact in new[] { ("phone", Digits(row.Phone)), ("phone", Digits(row.DutyPhone)), ("person", row.LegalRepresentative.Length > 0 && row.RegisteredAddress.Length > 0 ? $"{row.LegalRepresentative}@{AddressKey.Of(row.RegisteredAddress)}" : "") }
            where contact.Item2.Length > 0
            select (Kind: contact.Item1, Contact: contact.Item2, Node: picture.NodeOf(row));
        return
            from shared in contacts.Distinct().GroupBy(one => (one.Kind, one.Contact), one => one.Node)
            let nodes = shared.Order(StringComparer.Ordinal).ToList()
            where nodes.Count >= Many
            let mark = Masked(shared.Key.Contact)
            select Found($"{shared.Key.Kind}|{mark}", nodes, [("units", string.Join(",", nodes))],
                $"{nodes.Count}个单位使用同一{(shared.Key.Kind == "phone" ? "联系电话" : "负责人及注册地址")}（标记{mark}）。", $"{nodes.Count} units share one {(shared.Key.Kind == "phone" ? "telephone" : "representative and registered address")} (mark {mark}).");
    }

    private static string Digits(string phone) => phone.Count(char.IsAsciiDigit) >= 7 ? string.Concat(phone.Where(char.IsAsciiDigit)) : "";

    // Findings are read by more people than may see a telephone number.
    private static string Masked(string contact) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contact)))[..12];
}
