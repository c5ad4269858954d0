using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tests.Guards;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>How a unit comes to acceptance on site, and a tip to its case.</summary>
internal static class OpeningTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("TR-30", "A carrier is accepted on site.", Draw, On("运营商必验"), desk => Numbered(desk, UnitCategory.Carrier)),
        new("TR-30", "So is a unit that was ordered to put right, once that was served.", Draw, On("有责令整改必验"), desk => Filed(desk).Add(Served(DeadlineTrials.Order(OrderStatus.Passed)))),
        new("TR-30", "And one against which a penalty case was filed, whatever else.", Draw, On("受过处罚必验"), desk => Filed(desk).InThePenaltyCase().Add(Served(DeadlineTrials.Order(OrderStatus.Passed)))),
        new("TR-30", "And one whose self-check came late.", Draw, On("逾期或者未报自查必验"), desk => Filed(desk).Case.SelfCheckLate = true),
        new("TR-30", "Or never.", Draw, On("逾期或者未报自查必验"), desk => desk.Add(Filing("other"))),
        new("TR-31", "Of the others the lot decides: this one is not drawn.", Draw, NotDrawn, desk => Filed(desk).Add(DeadlineTrials.Order(OrderStatus.Draft))),
        new("TR-30", "With a rate of one everybody is.", Draw, On("抽样抽中"), desk => desk.Campaign.Settings = Filed(desk).Campaign.Settings with { SamplingRate = 1 }),
        new("TR-31", "A penalty case that was not filed is no reason.", Draw, NotDrawn, desk => Filed(desk).InThePenaltyCase(penalty => penalty.FiledOn = null)),

        new("TR-30", "A unit about which a tip was true is accepted on site.", Draw, On("举报属实必验"), desk => Filed(desk).Add(Answered("c", TipState.L06))),
        new("TR-31", "One about which a tip was unfounded, or another unit's was true, is drawn for.", Draw, NotDrawn, desk => Filed(desk).Add(Answered("c", TipState.L07, "t1"), Answered("c9", TipState.L06, "t2"))),
        new("TR-30", "So is one that has to explain what a comparison found, open", Draw, On("比对问题未消除必验"), desk => Filed(desk).Add(GuardWorld.CameBack(state: FindingState.Open))),
        new("TR-30", "or confirmed.", Draw, On("比对问题未消除必验"), desk => Filed(desk).Add(GuardWorld.CameBack(rule: "RC-03"))),
        new("TR-31", "What is explained or closed is no reason, nor what another has to explain or another campaign found.", Draw, NotDrawn, desk => Filed(desk).Add(
            GuardWorld.CameBack("l1", FindingState.Explained), GuardWorld.CameBack("l2", FindingState.Closed), GuardWorld.CameBack("l3", subject: "u9"), GuardWorld.CameBack("l4", campaign: "k9"))),

        new("L06", "A confirmed tip joins the case of its unit.", Open("unit", "u"), "goes on by Done", desk => desk.Add(GuardWorld.TipOf("t"))),
        new("L06", "Where the unit has none one is opened; it begins with an officer's look.", Open("unit", "SZ-000042"), "goes on by Done", desk => Known(desk).WithWorkflow("unit-case")),
        new("L06", "A unit that nobody knew is registered first: an unlicensed café.", Open("new-unit", name: "蓝天网吧"), "goes on by Done", desk => Told(desk, TipType.IllegalNetbar)),
        new("L06", "A let flat.", Open("new-unit", name: "房东甲"), "goes on by Done", desk => Told(desk, TipType.RentalHouseResale)),
        new("L06", "A firm that sells its line on.", Open("new-unit", name: "某公司"), "goes on by Done", desk => Told(desk, TipType.LineResale)),
        new("L06", "Something else.", Open("new-unit", name: "某点"), "goes on by Done", desk => Told(desk, TipType.UnlicensedAccess)),
        new("L06", "A unit that is gone since it was found.", Open("unit", "SZ-000099"), "stops: The unit 'SZ-000099' that was found a moment ago is gone.", desk => desk.Add(GuardWorld.TipOf("t"))),
        new("L06", "One that has a case already stays there.", Open("unit", "u"), "goes on by Done", desk => desk.Add(Linked("c9", null))),
        new("L06", "A private person gets no case.", Open("person"), "goes on by Done", desk => desk.Add(Linked(null, "s"))),

        new("TR-25", "A penalty case rests on the order that was not kept, the latest; the unit's case waits for its end.", Penalise("""{"violation":"V01","facts":"逾期未改"}"""), "waits for Elsa.ChildWorkflow {\"childInstanceId\":\"(new id)\"}, gives {\"PenaltyCaseId\":\"(new id)\",\"OpenFindings\":null}", desk => desk.WithWaitingWorkflow("penalty").Add(
            DeadlineTrials.Order(OrderStatus.Failed, "o1", drafted: "2005-05-01"), DeadlineTrials.Order(OrderStatus.Failed, "o2", drafted: "2005-05-02"), DeadlineTrials.Order(OrderStatus.Passed, "o3", drafted: "2005-05-03"))),
        new("TR-33", "Or it goes on by itself.", Penalise("""{"violation":"V01","facts":"重复违法"}""", waits: false), "goes on by Opened, gives {\"PenaltyCaseId\":\"(new id)\",\"OpenFindings\":null}", desk => desk.WithWaitingWorkflow("penalty")),
        new("TR-25", "A penalty case whose workflow ends at once without an outcome is an incident.", Penalise("""{"violation":"V01","facts":"逾期未改"}"""), "stops: The workflow of penalty case '(new id)' ended in state P00, without an outcome.", desk => desk.WithWorkflow("penalty")),
    ];

    private const string NotDrawn = "goes on by Document, gives {\"Reason\":\"未抽中，书面验收\"}";

    private static Tip Answered(string caseId, TipState outcome, string id = "t")
    {
        var tip = GuardWorld.TipOf(id);
        (tip.CaseId, tip.Outcome) = (caseId, outcome);
        return tip;
    }

    private static string On(string reason) => $"goes on by OnSite, gives {{\"Reason\":\"{reason}\"}}";

    private static Task<string> Draw(CaseOnTheDesk desk) => desk.StepAsync("DrawForAcceptance");

    private static CaseOnTheDesk Filed(CaseOnTheDesk desk) => desk.Add(Filing("c"));

    private static SelfCheck Filing(string caseId) => new() { Id = "s", CaseId = caseId, CampaignId = "k", Attempt = 1, ReceivedAt = default, IsLate = false, Report = "{}" };

    private static RectificationOrder Served(RectificationOrder order)
    {
        order.ServedOn = CaseOnTheDesk.Day("2005-05-10");
        return order;
    }

    private static void Numbered(CaseOnTheDesk desk, UnitCategory category)
    {
        desk.Inputs.Clear();
        desk.Rows.Added.Remove(desk.Case);
        desk.Add(new UnitCase { Id = "c", CampaignId = "k", UnitId = "u", Number = desk.Case.Number, UnitName = "u", District = "福田区", Category = category, StateSince = desk.Now, OpenedAt = desk.Now });
    }

    private static Tip Linked(string? caseId, string? person)
    {
        var tip = GuardWorld.TipOf("t");
        (tip.CaseId, tip.PersonSubjectId) = (caseId, person);
        return tip;
    }

    private static CaseOnTheDesk Known(CaseOnTheDesk desk)
    {
        var unit = GuardWorld.UnitOf("u2", "4403010000042", "深圳市福田区模拟路42号");
        return desk.Add(GuardWorld.TipOf("t"), new Unit { Id = "u2", Code = "SZ-000042", Name = "模拟网吧", NameKey = unit.NameKey, Category = UnitCategory.NetBar, District = "福田区", Address = unit.Address, RegistrationNumber = unit.RegistrationNumber, LegalRepresentative = "x", SecurityOfficer = "x", Phone = "", Email = "", RegisteredAt = default });
    }

    private static void Told(CaseOnTheDesk desk, TipType type) => desk.WithWorkflow("unit-case").Add(new Tip
    {
        Id = "t",
        CampaignId = "k",
        Number = "t",
        Type = type,
        Channel = TipChannel.Phone,
        Address = "福田区某路9号",
        AddressKey = "X",
        District = "福田区",
        Content = "x",
        ReceivedOn = CaseOnTheDesk.Day("2005-05-10"),
        RegisteredBy = "hot",
        RegisteredAt = default,
        StateSince = default,
    });

    private static Func<CaseOnTheDesk, Task<string>> Penalise(string proposal, bool waits = true) => desk => desk.StepAsync("OpenPenaltyCase", ("proposal", JsonNode.Parse(proposal)!), ("waits", waits ? "true" : "false"));

    private static Func<CaseOnTheDesk, Task<string>> Open(string subject, string code = "", string? name = null) => desk =>
    {
        desk.IsOfCampaign = true;
        desk.Inputs[CaseFiles.TipInput] = "t";
        return desk.StepAsync("OpenTipCase", ("verification", new JsonObject { ["subject"] = subject, ["unitCode"] = code, ["name"] = name }));
    };
}
