using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Synthetic;

/// <summary>Puts anomalies and near misses into a synthetic city. Each touches units that no other touches, so that what follows from it is known beforehand.</summary>
/// <param name="count">Of each kind, for each rule.</param>
internal sealed partial class Anomalies(SyntheticAccess city, SeededRandom random, int count)
{
    private readonly HashSet<string> _used = [];
    private readonly List<ExpectedFinding> _expected = [];
    private readonly List<NearMiss> _nearMisses = [];
    private readonly List<SyntheticPlace> _order = [.. city.Places];

    public AnomalyManifest Inject()
    {
        random.Shuffle(_order);
        // Those that need rare units first.
        for (var i = 0; i < count; i++)
            TooDeep(i);
        for (var i = 0; i < count; i++)
        {
            Circle(i);
            TooMuchSold(i);
            HiddenResale(i);
        }
        for (var i = 0; i < count; i++)
        {
            Unregistered(i);
            UndeclaredOrOmitted(i);
            Contradiction(i);
            ForeignAddresses(i);
            SharedAddresses(i);
            OwnUse(i);
            Licence(i);
            Filing(i);
            Logs(i);
            Home(i);
            Tip(i);
            Contact(i);
            Users(i);
            Blank(i);
            FalseSelfCheck(i);
            Resurgence(i);
        }
        return new AnomalyManifest(city.Seed, city.Places.Count, _expected, _nearMisses);
    }

    private void Expect(string rule, string key, string because) => _expected.Add(new ExpectedFinding(rule, $"{rule}|{key}", because));

    private void Spare(string rule, string subject, string because) => _nearMisses.Add(new NearMiss(rule, subject, because));

    /// <summary>A leaf below a carrier that nothing has touched.</summary>
    private SyntheticPlace Leaf(Func<SyntheticPlace, bool>? fits = null) =>
        Take(place => place.Row is not null && city.ChildrenOf(place).Count == 0 && city.PlaceOf(place.Unit.UpstreamUnitId!).Unit.Category == UnitCategory.Carrier && (fits is null || fits(place)));

    private SyntheticPlace Reseller() =>
        Take(place => place.Row is not null && city.ChildrenOf(place) is { Count: > 0 } below && city.PlaceOf(place.Unit.UpstreamUnitId!).Unit.Category == UnitCategory.Carrier
            && below.All(child => !_used.Contains(child.Unit.Id)));

    private SyntheticPlace Take(Func<SyntheticPlace, bool> fits)
    {
        var at = _order.FindIndex(place => !_used.Contains(place.Unit.Id) && fits(place));
        if (at < 0)
            throw new InvalidOperationException("The city is too small for its anomalies.");
        var place = _order[at];
        _order.RemoveAt(at);
        _used.Add(place.Unit.Id);
        foreach (var child in city.ChildrenOf(place))
            _used.Add(child.Unit.Id);
        return place;
    }

    private SyntheticPlace Carrier(int i) => city.Places[i % SyntheticRegister.Carriers];

    private static string Circuit(SyntheticPlace place) => $"{place.Row!.ReporterUnitId}|{place.Row.CircuitId}";

    private static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Unregistered(int i)
    {
        var carrier = Carrier(i);
        var row = city.Row(carrier, Of($"SZ-X-{i:000000}"));
        var name = Of($"深圳市未登记{i + 1}号网吧");
        SyntheticAccess.Fill(row, Stranger(i, name, UnitCategory.NetBar), resells: false, random);
        row.AddressRanges = [new AddressSpan(carrier.First + 64 + (uint)i * 8, carrier.First + 64 + (uint)i * 8 + 7, false).ToString()];
        row.BandwidthUpMbps = row.BandwidthDownMbps = 2;
        row.Seq = carrier.Rows.Count + 1;
        carrier.Rows.Add(row);
        Expect("RC-01", $"{carrier.Unit.Id}|?{row.NameKey}@{row.District}", "申报了登记册中没有的单位");

        var variant = Leaf(place => place.Unit.Name.Contains('网', StringComparison.Ordinal) && !_used.Contains(place.Unit.Id));
        variant.Row!.Name = variant.Unit.Name.Replace("深圳市", "", StringComparison.Ordinal).Replace('网', '網') + "（深圳）";
        variant.Row.NameKey = UnitName.Key(variant.Row.Name);
        (variant.Row.RegistrationNumber, variant.Row.LicenceNumber) = (RegistrationNumber.None, null);
        Spare("RC-01", variant.Unit.Id, "名称写法不同、没有证照号码，按名称和区匹配");
    }

    private Unit Stranger(int i, string name, UnitCategory category)
    {
        var model = Carrier(i).Unit;
        return new Unit
        {
            Id = "",
            Code = "",
            Name = name,
            NameKey = UnitName.Key(name),
            Category = category,
            District = Districts.Of2005[i % 6],
            Address = Of($"深圳市{Districts.Of2005[i % 6]}区未登记路{i + 1}号"),
            RegistrationNumber = RegistrationNumber.None,
            FilingNumber = Of($"模拟备案X{i:0000}"),
            LegalRepresentative = "负责人甲",
            SecurityOfficer = "安全员甲",
            Phone = Of($"101{i:00000000}"),
            Email = "",
            Users = 50,
            RegisteredAt = model.RegisteredAt,
        };
    }

    private void UndeclaredOrOmitted(int i)
    {
        var undeclared = Leaf();
        Undeclare(undeclared);
        undeclared.Statement!.Uplinks.Clear();
        Expect("RC-02", undeclared.Unit.Id, "上级未申报，本身也未报上级");

        var omitted = Leaf();
        var carrier = omitted.Row!.ReporterUnitId;
        Undeclare(omitted);
        Expect("RC-02", omitted.Unit.Id, "上级未申报");
        Expect("RC-03", $"{carrier}|{omitted.Unit.Id}", "单位自报的上级漏报了它");

        var byCircuit = Leaf();
        (byCircuit.Row!.Name, byCircuit.Row.RegistrationNumber, byCircuit.Row.LicenceNumber) = (Of($"登记前名称{i + 1}"), RegistrationNumber.None, null);
        byCircuit.Row.NameKey = UnitName.Key(byCircuit.Row.Name);
        (byCircuit.Row.Usage, byCircuit.Row.UsersOrganisations) = ("其他", 1);
        Spare("RC-02", byCircuit.Unit.Id, "名称完全不同，按电路编号匹配");
        Spare("RC-03", byCircuit.Unit.Id, "名称完全不同，按电路编号匹配");
    }

    private void Undeclare(SyntheticPlace place)
    {
        city.PlaceOf(place.Row!.ReporterUnitId).Rows.Remove(place.Row);
        place.Row = null;
    }

    private void Contradiction(int i)
    {
        var place = Leaf();
        var line = place.Statement!.Uplinks[0];
        switch (i % 3)
        {
            case 0:
                place.Statement.Uplinks[0] = line with { BandwidthMbps = line.BandwidthMbps * 2 };
                break;
            case 1:
                (place.Row!.Resells, place.Row.ResoldTo) = (true, "第三方");
                break;
            default:
                var other = city.Places.First(carrier => carrier.Unit.Category == UnitCategory.Carrier && carrier.Unit.Id != place.Row!.ReporterUnitId);
                place.Statement.Uplinks[0] = line with { UpstreamUnitId = other.Unit.Id, UpstreamName = other.Unit.Name, CircuitId = null };
                Expect("RC-03", $"{other.Unit.Id}|{place.Unit.Id}", "单位自报另一上级，其申报表没有它");
                break;
        }
        Expect("RC-04", Circuit(place), "自报与申报不符");

        var near = Leaf();
        near.Statement!.Uplinks[0] = near.Statement.Uplinks[0] with { BandwidthMbps = near.Statement.Uplinks[0].BandwidthMbps * 1.04m };
        Spare("RC-04", near.Unit.Id, "带宽相差不到二十分之一");
    }

    private void ForeignAddresses(int i)
    {
        var place = Leaf();
        place.Row!.AddressRanges = [Of($"198.18.{i / 32}.{i % 32 * 8}/29")];
        Expect("RC-05", Circuit(place), "申报的地址段不属于上级");

        var near = Leaf();
        near.Row!.AddressRanges = [new AddressSpan(near.First, near.First + 31, false).ToString(), new AddressSpan(near.First + 32, near.First + 63, false).ToString()];
        Spare("RC-05", near.Unit.Id, "两段合起来在上级范围内");
    }

    private void SharedAddresses(int i)
    {
        var (one, other) = (Leaf(), Leaf());
        one.Statement!.Ledger = [Of($"198.19.{i % 256}.{i / 256 * 16}/28")];
        other.Statement!.Ledger = [Of($"198.19.{i % 256}.{i / 256 * 16 + 8}-198.19.{i % 256}.{i / 256 * 16 + 15}")];
        var ids = new[] { one.Unit.Id, other.Unit.Id }.Order(StringComparer.Ordinal).ToList();
        Expect("RC-06", $"{ids[0]}|{ids[1]}", "台账中的公网地址段重叠");

        // Everybody may use the same private range, below an upstream of its own.
        var near = Leaf(place => i >= SyntheticRegister.Carriers || place.Row!.ReporterUnitId == Carrier(i).Unit.Id);
        near.Statement!.Ledger = i < SyntheticRegister.Carriers ? ["192.168.0.0/24"] : [Of($"172.16.{i / 256}.{i % 256}/32")];
        Spare("RC-06", near.Unit.Id, "不同上级下的同一私有地址段");
    }

    private void OwnUse(int i)
    {
        var place = Leaf();
        place.Row!.Usage = DeclarationWords.OwnUse;
        if (i % 2 == 0)
            place.Row.UsersOrganisations = 3;
        else
            place.Row.Terminals = place.Statement!.Staff * 3 + 1;
        Expect("RC-08", Circuit(place), "自用线路供他人使用");

        var near = Leaf();
        (near.Row!.Usage, near.Row.UsersOrganisations, near.Row.Terminals) = (DeclarationWords.OwnUse, 1, near.Statement!.Staff * 3);
        Spare("RC-08", near.Unit.Id, "终端恰为员工的3倍");
    }

    private void Licence(int i)
    {
        var place = Leaf();
        place.Row!.Usage = "经营性接入";
        var number = place.Unit.LicenceNumber!;
        switch (i % 5)
        {
            case 0:
                number = null;
                break;
            case 1:
                number = "粤B2-123";
                break;
            case 2:
                number = number.Replace("B2", "B1", StringComparison.Ordinal);
                break;
            case 3:
                Licences(number, licence => licence with { ValidUntil = new LocalDate(2005, 5, 4) });
                break;
            default:
                Licences(number, licence => licence with { Scope = "信息服务业务" });
                break;
        }
        (place.Unit.LicenceNumber, place.Row.LicenceNumber) = (number, number);
        Expect("RC-11", place.Unit.Id, "许可证缺失、格式、类别、期限或者范围不符");

        var near = Leaf();
        near.Row!.Usage = "经营性接入";
        Licences(near.Unit.LicenceNumber!, licence => licence with { ValidUntil = SyntheticAccess.Today });
        Spare("RC-11", near.Unit.Id, "许可证今日到期，仍然有效");

        void Licences(string of, Func<LicenceFact, LicenceFact> change) => city.Licences[of] = change(city.Licences[of]);
    }

    private void Filing(int i)
    {
        _ = i;
        var place = Leaf();
        (place.Unit.FilingNumber, place.Row!.FilingNumber, place.Row.OpenedOn) = (null, null, SyntheticAccess.Today.PlusDays(-31));
        Expect("RC-12", Circuit(place), "开通31日没有备案");

        var near = Leaf();
        (near.Unit.FilingNumber, near.Row!.FilingNumber, near.Row.OpenedOn) = (null, null, SyntheticAccess.Today.PlusDays(-30));
        Spare("RC-12", near.Unit.Id, "开通恰30日");
    }

    private void Logs(int i)
    {
        var place = Leaf();
        if (i % 2 == 0)
            place.Row!.LogDays = 59;
        else
            place.Statement!.LogDays = 7;
        Expect("RC-13", place.Unit.Id, "日志留存不足60日");

        var near = Leaf();
        (near.Row!.LogDays, near.Statement!.LogDays) = (60, 60);
        Spare("RC-13", near.Unit.Id, "日志恰留存60日");
    }

    private void Home(int i)
    {
        for (var room = 0; room < 3; room++)
            Leaf().Row!.InstallAddress = Of($"深圳市宝安区西乡街道北径村{i + 1}巷1号{room + 1}01房");
        Expect("RC-14", Of($"宝安区西乡街道北径村{i + 1}巷1号"), "一栋住宅三条电路");

        for (var room = 0; room < 2; room++)
        {
            var near = Leaf();
            near.Row!.InstallAddress = Of($"深圳市龙岗区布吉街道南径村{i + 1}巷1号{room + 1}01房");
            Spare("RC-14", near.Unit.Id, "一栋住宅两条电路");
        }
    }

    private void Tip(int i)
    {
        var place = Leaf();
        place.Row!.InstallAddress = Of($"深圳市南山区线索路{i + 1}号301室");
        var id = Of($"tip-{i:0000}");
        city.Tips.Add(new TipFact(id, Of($"广东省深圳市南山区线索路{i + 1}号"), LegalClock.StartOf(new LocalDate(2005, 4, 12))));
        Expect("RC-15", $"{id}|{Circuit(place)}", "举报地址有电路");

        var near = Leaf();
        near.Row!.InstallAddress = Of($"深圳市南山区邻居路{i + 1}号");
        city.Tips.Add(new TipFact(Of($"tip-n{i:0000}"), Of($"深圳市南山区邻居路{i + 1}号之一"), LegalClock.StartOf(new LocalDate(2005, 4, 12))));
        Spare("RC-15", near.Unit.Id, "举报的是邻居");
    }

    private void Contact(int i)
    {
        var phone = Of($"102{i:00000000}");
        for (var n = 0; n < 5; n++)
            Leaf().Row!.Phone = phone;
        Expect("RC-16", "phone|" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phone)))[..12], "五户共用一个电话");

        for (var n = 0; n < 4; n++)
        {
            var near = Leaf();
            near.Row!.Phone = Of($"103{i:00000000}");
            Spare("RC-16", near.Unit.Id, "四户共用一个电话");
        }
    }

    private void Users(int i)
    {
        var place = Leaf();
        if (i % 2 == 0)
            (place.Statement!.Users, place.Statement.Ports) = (51, 10);
        else
            Empty(place, 10);
        Expect("RC-17", place.Unit.Id, "用户数与端口、带宽不相称");

        var near = Leaf();
        if (i % 2 == 0)
            (near.Statement!.Users, near.Statement.Ports) = (50, 10);
        else
            Empty(near, 9.99m);
        Spare("RC-17", near.Unit.Id, "恰为5倍，或者带宽不足10 Mbps");

        static void Empty(SyntheticPlace place, decimal bandwidth)
        {
            place.Statement!.Users = 0;
            (place.Row!.BandwidthUpMbps, place.Row.BandwidthDownMbps) = (bandwidth, bandwidth);
            place.Statement.Uplinks[0] = place.Statement.Uplinks[0] with { BandwidthMbps = bandwidth };
        }
    }

    private void Blank(int i)
    {
        var place = Leaf();
        if (i % 2 == 0)
            place.Row!.SecurityStaff = "";
        else
            place.Row!.OpenedOn = null;
        Expect("RC-18", Circuit(place), "必填项空白");

        var near = Leaf();
        (near.Row!.Fee, near.Row.Remark, near.Row.FiledOn) = (null, null, null);
        Spare("RC-18", near.Unit.Id, "只有选填项空白");
    }

    private void FalseSelfCheck(int i)
    {
        var place = Leaf();
        place.Statement!.Gaps = 0;
        city.Inspections.Add(new InspectionFact(place.Unit.Id, LegalClock.StartOf(new LocalDate(2005, 5, 4)), 2));
        Expect("RC-19", place.Unit.Id, "自查无问题，检查有问题");

        var near = Leaf();
        near.Statement!.Gaps = i % 2;
        city.Inspections.Add(new InspectionFact(near.Unit.Id, LegalClock.StartOf(new LocalDate(2005, 5, 4)), i % 2 == 0 ? 0 : 3));
        Spare("RC-19", near.Unit.Id, "检查也无问题，或者自查已报告");
    }

    private void Resurgence(int i)
    {
        Sanction(Leaf(), Of($"closed-{i:0000}"), Of($"深圳市盐田区旧址路{i + 1}号"), new LocalDate(2004, 3, 20), "RC-20");
        Sanction(Leaf(), Of($"closed-n{i:0000}"), Of($"深圳市盐田区远址路{i + 1}号"), new LocalDate(2004, 3, 19), null);

        void Sanction(SyntheticPlace place, string id, string address, LocalDate on, string? rule)
        {
            (place.Row!.InstallAddress, place.Row.OpenedOn) = (address, new LocalDate(2005, 3, 20));
            city.Sanctions.Add(new SanctionFact(id, null, $"深圳市已取缔{id}网吧", "", address, null, on, Closes: true));
            if (rule is not null)
                Expect(rule, $"{id}|{Circuit(place)}", "365日内原址再现");
            else
                Spare("RC-20", place.Unit.Id, "366日以后");
        }
    }
}
