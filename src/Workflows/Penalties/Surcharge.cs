using NodaTime;
using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Penalties;

/// <summary>加处罚款: 3 % of the fine for each day after the last day to pay, capped at the fine since 2012.</summary>
/// <param name="DaysLate">Days that count: after the last day to pay, up to and including the day of payment, less days of review or suit where the law stops it.</param>
/// <param name="Amount">Yuan.</param>
/// <param name="Capped">The cap was reached.</param>
public sealed record Surcharge(int DaysLate, decimal Amount, bool Capped)
{
    /// <summary>The surcharge on a fine (yuan) that fell due and is paid, or looked at, on the given days.</summary>
    /// <param name="suspendedDays">Days late that fell into review or litigation; they count only under profiles before 2021.</param>
    public static Surcharge Of(decimal fine, LocalDate lastDayToPay, LocalDate on, LegalProfile profile, int suspendedDays = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fine);
        ArgumentOutOfRangeException.ThrowIfNegative(suspendedDays);
        var days = Period.DaysBetween(lastDayToPay, on) - (profile.SurchargeStopsDuringReview ? suspendedDays : 0);
        if (days <= 0)
            return new Surcharge(0, 0, false);
        var amount = decimal.Round(fine * profile.SurchargeDailyRate * days, 2, MidpointRounding.ToZero);
        return profile.SurchargeCapped && amount >= fine ? new Surcharge(days, fine, true) : new Surcharge(days, amount, false);
    }
}
