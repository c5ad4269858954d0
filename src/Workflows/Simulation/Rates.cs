using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>How often things happen: the base case of the domain reference §8.4. Assumptions, never statistics.</summary>
public sealed record Rates
{
    public double SelfCheckInTime { get; init; } = 0.72;
    public double SelfCheckWithinAWeek { get; init; } = 0.17;
    public double SelfCheckLater { get; init; } = 0.07;
    public double LandlordNeverFiles { get; init; } = 0.30;
    public double SelfCheckReturned { get; init; } = 0.15;
    public double ReturnedAgain { get; init; } = 0.20;
    public double IssuesFound { get; init; } = 0.42;
    public double MeanFurtherItems { get; init; } = 2.1;
    public int MostItems { get; init; } = 9;
    public double SignatureRefused { get; init; } = 0.05;
    public double Transferred { get; init; } = 0.03;
    public double OrderRejected { get; init; } = 0.03;
    public double FixedInTime { get; init; } = 0.78;
    public double PartlyFixed { get; init; } = 0.09;
    public double ExtensionAsked { get; init; } = 0.12;
    public double ExtensionGranted { get; init; } = 0.70;
    public double FixedAfterPenalty { get; init; } = 0.95;
    public double ResultReturned { get; init; } = 0.03;
    public double FilingRefused { get; init; } = 0.03;
    public double ReviewReturned { get; init; } = 0.10;
    public double Defends { get; init; } = 0.30;
    public double DefenceChanges { get; init; } = 0.20;
    public double Waives { get; init; } = 0.20;
    public double AsksForHearing { get; init; } = 0.15;
    public double AsksForHearingAfterDefence { get; init; } = 0.10;
    public double HearingAcceptedBySilence { get; init; } = 0.10;
    public double HearingPostponed { get; init; } = 0.08;
    public double HearingWithdrawn { get; init; } = 0.06;
    public double HearingMissed { get; init; } = 0.06;
    public double HearingSuspended { get; init; } = 0.05;
    public double InvestigationTerminated { get; init; } = 0.02;
    public double PenaltyTransferred { get; init; } = 0.02;
    public double TurnedCriminal { get; init; } = 0.01;
    public double NoPenalty { get; init; } = 0.05;
    /// <summary>Shares of what is proposed, as far as the rule knows the kind; else a warning.</summary>
    public double WarningOnly { get; init; } = 0.45;
    public double Fined { get; init; } = 0.40;
    public double Confiscated { get; init; } = 0.08;
    public double Stopped { get; init; } = 0.07;
    /// <summary>Of the inspections with issues, those after which a penalty is proposed at once.</summary>
    public double PenalisedAtOnce { get; init; } = 0.03;
    /// <summary>Of the inspections with issues, those after which a small penalty is imposed on the spot.</summary>
    public double PenalisedOnTheSpot { get; init; } = 0.05;
    public double Interviewed { get; init; } = 0.90;
    public double InterviewedAgain { get; init; } = 0.20;
    public double InterviewedAnother { get; init; } = 0.30;
    public double EvidenceKept { get; init; } = 0.15;
    public double KeepingRefused { get; init; } = 0.05;
    /// <summary>Of the evidence that is kept, what is lifted because nobody decided on it in time.</summary>
    public double KeptUndecided { get; init; } = 0.10;
    public double RevocationProposed { get; init; } = 0.02;
    public double HearingRefused { get; init; } = 0.04;
    public double RestorationFails { get; init; } = 0.10;
    /// <summary>Of the fines that are not paid in time, those that only the court collects.</summary>
    public double CollectedByCourt { get; init; } = 0.28;
    public double NotFound { get; init; } = 0.02;
    public double LandlordNotFound { get; init; } = 0.08;
    public double PaidInTime { get; init; } = 0.82;
    public double AcceptanceFails { get; init; } = 0.06;
    public double PenaltyAfterAcceptance { get; init; } = 0.30;

    /// <summary>Tips for each unit of the register over the whole campaign (§8.3, a city).</summary>
    public double TipsPerUnit { get; init; } = 0.26;
    public double TipOwn { get; init; } = 0.38;
    public double TipOfOthers { get; init; } = 0.22;
    public double TipRepeated { get; init; } = 0.15;
    public double TipUnfounded { get; init; } = 0.17;
    public double TipUnverifiable { get; init; } = 0.08;
    /// <summary>Of the tips for another authority, those of which only the verification shows it.</summary>
    public double TipOfOthersFoundLater { get; init; } = 0.30;
    public double TipTransferRefused { get; init; } = 0.05;
    public double TipAnonymous { get; init; } = 0.40;
    public double TipOfRetaliation { get; init; } = 0.02;
    /// <summary>Of the tips that prove true, those about a unit of the register.</summary>
    public double TipAboutRegistered { get; init; } = 0.35;
    /// <summary>Of the tips that prove true, those about a private person; the rest are about units that nobody knew.</summary>
    public double TipAboutPerson { get; init; } = 0.10;
    /// <summary>Of the cases opened for a tip, those that were opened by mistake.</summary>
    public double TipCaseByMistake { get; init; } = 0.03;

    /// <summary>Chance that an inspection finds something, by category.</summary>
    public double IssuesFoundAt(UnitCategory category) => category switch
    {
        UnitCategory.Carrier => 0.75,
        UnitCategory.Campus => 0.30,
        UnitCategory.RentalLandlord => 0.85,
        _ => IssuesFound,
    };
}
