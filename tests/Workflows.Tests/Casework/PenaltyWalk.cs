using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>The common first part of penalty cases: an order of seven days served on 2005-05-10 and not obeyed, filed on 2005-05-19.</summary>
internal static class PenaltyWalk
{
    /// <summary>Up to the proposal of a penalty case for V01 (U40, P00).</summary>
    public static Task ProposeAsync(Stage stage) => ProposeAsync(stage, new LocalDate(2005, 4, 20), new LocalDate(2005, 5, 10));

    /// <summary>The same with the self-check and the visit on other days.</summary>
    public static async Task ProposeAsync(Stage stage, LocalDate filed, LocalDate visit)
    {
        await GoToAsync(filed);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        await GoToAsync(visit.PlusDays(-1));
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan(LocalDatePattern.Iso.Format(visit)));
        await GoToAsync(visit);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served(LocalDatePattern.Iso.Format(visit)));
        await GoToAsync(visit.PlusDays(8));
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        var open = await stage.OpenFindingsAsync();
        await stage.DoAsync("recheck", "NotFixed", stage.First, Filled.Recheck(open, false));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        await GoToAsync(visit.PlusDays(9));
        await stage.DoAsync("penalty-proposal", "Propose", stage.First, new JsonObject { ["violation"] = "V01", ["facts"] = "逾期未改" });

        Task GoToAsync(LocalDate day) => stage.GoToAsync(day.Month, day.Day);
    }

    /// <summary>Up to the investigation (P02).</summary>
    public static async Task FileAsync(Stage stage)
    {
        await ProposeAsync(stage);
        await stage.DoAsync("penalty-filing", "Approve", stage.Lead);
    }

    /// <summary>Up to the service of the advance notice on 2005-05-19 (P06).</summary>
    public static async Task AnnounceAsync(Stage stage, decimal fine, int stopDays = 0)
    {
        await FileAsync(stage);
        var form = Filled.Investigation(fine);
        form["stopDays"] = stopDays;
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, form);
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-19"));
    }

    /// <summary>Up to the service of the decision on 2005-05-26, the last day of the rights and the mail being the 25th (P15 and on).</summary>
    public static async Task DecideAsync(Stage stage, decimal fine, int stopDays = 0)
    {
        await AnnounceAsync(stage, fine, stopDays);
        await stage.GoToAsync(5, 26);
        if (fine >= 10_000 || stopDays > 0)
            await stage.DoAsync("collective-discussion", "Record", stage.Lead, Filled.Discussion);
        var form = Filled.Penalty(fine);
        form["stopDays"] = stopDays;
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, form);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
    }
}
