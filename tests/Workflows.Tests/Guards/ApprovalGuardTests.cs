using NodaTime;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>Every guard of approvals, both ways.</summary>
public sealed class ApprovalGuardTests
{
    private static readonly ApprovalFacts Plain = new(new Actor("lead", "lead", [Role.Lead])) { People = [PersonOf("legal")], Today = new LocalDate(2005, 5, 10) };

    private static readonly IReadOnlyList<(ApprovalGuard Guard, ApprovalFacts Accepted, ApprovalFacts Refused, string Code)> Trials =
    [
        (new AnApprovalIsOpenWhileItIsWorkedOn(), Plain, Plain with { IsOpen = false }, "approval.closed"),
        (new OnlyTheHolderAsksOthers(), Plain, Plain with { NotHolder = new Refusal("x", "x", "x") }, "approval.not-holder"),
        (new WhoIsAskedIsInServiceAtTheBureau(), Plain, Plain with { People = [] }, "approval.nobody"),
        (new WhoIsAskedIsInServiceAtTheBureau(), Plain, Plain with { People = [null] }, "approval.person"),
        (new WhoIsAskedIsInServiceAtTheBureau(), Plain with { Kind = SlipKind.Delegate }, Plain with { Kind = SlipKind.Delegate, People = [PersonOf("a"), PersonOf("b")] }, "approval.one-delegate"),
        (new NobodyIsAskedTwiceOrAsksThemselves(), Plain, Plain with { People = [PersonOf("lead")] }, "approval.self"),
        (new NobodyIsAskedTwiceOrAsksThemselves(), Plain with { Slips = [SlipOf(SlipKind.Countersign, SlipStatus.Agreed)] }, Plain with { Slips = [SlipOf(SlipKind.Countersign)] }, "approval.asked-already"),
        (new WhoIsKeptOutOfAnApprovalDoesNotSignIt(), Plain with { Kind = SlipKind.Copy, Recused = ["legal"] }, Plain with { Recused = ["legal"] }, "approval.recused"),
        (new WhoIsKeptOutOfAnApprovalDoesNotSignIt(), Plain, Plain with { Excluded = ["legal"] }, "approval.excluded"),
        (new NothingIsDecidedBeforeEverySignatureIsThere(), Plain with { Slips = [SlipOf(SlipKind.After), SlipOf(SlipKind.Copy)] }, Plain with { Slips = [SlipOf(SlipKind.Before)] }, "approval.signatures-missing"),
        (new NothingIsDecidedBeforeEverySignatureIsThere(), Plain with { Agrees = false, Slips = [SlipOf(SlipKind.AnyOne)] }, Plain with { Slips = [SlipOf(SlipKind.AnyOne)] }, "approval.signatures-missing"),
        (new AnObjectionIsNotPassedOver(), Plain with { Agrees = false, Slips = [SlipOf(SlipKind.Before, SlipStatus.Objected)] }, Plain with { Slips = [SlipOf(SlipKind.Before, SlipStatus.Objected)] }, "approval.objection"),
        (new OnlyWhoIsAskedAnswersASlip(), Answer("legal"), Answer("clerk"), "slip.not-yours"),
        (new OnlyWhoIsAskedAnswersASlip(), Answer("clerk") with { StandsInFor = ["legal"] }, Answer("legal", SlipStatus.Agreed), "slip.answered"),
        (new OnlyWhoIsAskedAnswersASlip(), Answer("legal"), Answer("legal") with { Recused = ["legal"] }, "approval.recused"),
        (new OnlyWhoIsAskedAnswersASlip(), Answer("legal"), Answer("legal") with { Excluded = ["legal"] }, "approval.excluded"),
        (new AnObjectionSaysWhy(), Plain with { Agrees = false, Text = "x" }, Plain with { Agrees = false, Text = " " }, "approval.reason-missing"),
        (new WhatWasTransferredIsDecidedByWhoTookItOn(), Plain with { HolderId = "lead" }, Plain with { HolderId = "cmd" }, "approval.transferred"),
        (new WhoSignsInOrderWaitsForTheirTurn(), InOrder(SlipStatus.Agreed), InOrder(SlipStatus.Waiting), "slip.not-your-turn"),
        (new AHeldDecisionTakesNoNewSigners(), Plain with { Kind = SlipKind.After }, Plain with { Kind = SlipKind.After, IsHeld = true }, "approval.held"),
        (new AHeldDecisionTakesNoNewSigners(), Plain with { Kind = SlipKind.Copy, IsHeld = true }, Plain with { Kind = SlipKind.Before, IsHeld = true }, "approval.held"),
        (new OneUrgesOnceADay(), Urged(new LocalDate(2005, 5, 9)), Urged(new LocalDate(2005, 5, 10)), "approval.urged-today"),
        (new OnlyTheSubmitterTakesBackWhileNobodyActed(), Plain with { DoneBy = "lead" }, Plain with { DoneBy = "off1" }, "approval.not-submitter"),
        (new OnlyTheSubmitterTakesBackWhileNobodyActed(), Plain with { DoneBy = "lead" }, Plain with { DoneBy = "lead", WasActedOn = true }, "approval.acted-on"),
        (new OnlyTheSubmitterTakesBackWhileNobodyActed(), Plain with { DoneBy = "lead" }, Plain with { DoneBy = "lead", HasWayBack = false }, "approval.no-way-back"),
        (new AReturnGoesWhereAWayBackIsDrawn(), Plain, Plain with { HasWayBack = false }, "approval.no-way-back"),
        (new NobodyHasTwoPartsInOneCase(), Part(Role.Lead, "lead:approving"), Part(Role.Legal, "lead:approving"), "case.two-parts"),
        (new NobodyHasTwoPartsInOneCase(), Part(Role.Acceptance, "lead:approving"), Part(Role.Acceptance, "lead:handling"), "case.two-parts"),
        (new NobodyHasTwoPartsInOneCase(), Part(Role.Hearing, "off1:handling"), Part(Role.Hearing, "lead:handling"), "case.two-parts"),
    ];

    public static TheoryData<int, string> Numbered
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Trials.Count; i++)
                data.Add(i, $"{Trials[i].Guard.GetType().Name}: {Trials[i].Code}");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Numbered))]
    public void A_guard_accepts_what_keeps_to_it_and_refuses_what_does_not(int number, string name)
    {
        var (guard, accepted, refused, code) = Trials[number];
        Assert.StartsWith(guard.GetType().Name, name, StringComparison.Ordinal);
        Assert.Null(guard.Check(accepted)?.ToString());
        var refusal = guard.Check(refused);
        Assert.Equal(code, refusal?.Code);
        Assert.Equal("§0.3", refusal!.Basis);
        Assert.All([refusal.Zh, refusal.En], text => Assert.NotEqual("", text));
    }

    [Fact]
    public void Every_guard_of_approvals_is_tried() =>
        Assert.Equal(ApprovalGuard.All.Select(guard => guard.GetType().Name), Trials.Select(trial => trial.Guard.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    private static Person PersonOf(string id) => new() { Id = id, SignInName = id, DisplayName = id, Roles = [Role.Legal] };

    private static ApprovalSlip SlipOf(SlipKind kind, SlipStatus status = SlipStatus.Waiting, LocalDate? askedOn = null) =>
        new() { Id = "s", Subject = "task:t", Title = "x", TitleEn = "x", Kind = kind, Batch = "b", PersonId = "legal", AskedBy = "lead", AskedAt = LegalClock.StartOf(askedOn ?? new LocalDate(2005, 5, 10)), Status = status };

    private static ApprovalFacts Answer(string actor, SlipStatus status = SlipStatus.Waiting) => Plain with { Actor = new Actor(actor, actor, [Role.Legal]), Slip = SlipOf(SlipKind.Countersign, status) };

    private static ApprovalFacts InOrder(SlipStatus first) => Answer("legal") with { Slip = Placed(2, SlipStatus.Waiting), Slips = [Placed(1, first), Placed(2, SlipStatus.Waiting), Placed(3, SlipStatus.Waiting)] };

    private static ApprovalSlip Placed(int position, SlipStatus status) =>
        new() { Id = $"s{position}", Subject = "task:t", Title = "x", TitleEn = "x", Kind = SlipKind.Countersign, Batch = "b", Position = position, PersonId = position == 2 ? "legal" : "clerk", AskedBy = "lead", AskedAt = LegalClock.StartOf(new LocalDate(2005, 5, 10)), Status = status };

    private static ApprovalFacts Urged(LocalDate day) => Plain with { Slips = [SlipOf(SlipKind.Urge, SlipStatus.Read, day)] };

    private static ApprovalFacts Part(string role, string had) => Plain with { Role = role, Parts = [had] };
}
