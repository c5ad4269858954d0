using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Planning;

namespace Orchestrator.Workflows.Tests.Planning;

/// <summary>Small plans played from their first day to their last, and what a plan may not say; approved as they stand in the files beside.</summary>
public sealed class ApprovedPlansTests
{
    private static readonly CampaignPlan Small = new() { Name = "80 units", Units = 80, OfficerPairs = 3, VisitsPerDay = 2 };

    private static readonly CampaignPlan[] Plans =
    [
        Small,
        Small with { Name = "too few pairs", OfficerPairs = 1 },
        Small with { Name = "long terms, few that keep them, tips", RectificationDays = 20, ViolationRate = 0.9, FixedInTime = 0.3, PartlyFixed = 0.4, ExtensionAsked = 0.5, TipRate = 0.5, DaysToVerifyTip = 1 },
        Small with { Name = "short terms, served late", RectificationDays = 3, ViolationRate = 1, FixedInTime = 0, PartlyFixed = 1, DaysToServe = 10 },
    ];

    private static readonly CampaignPlan[] Edges =
    [
        Small with { Name = " " },
        .. new[] { 0, 1, 200_000, 200_001 }.Select(units => Small with { Name = $"units {units}", Units = units }),
        .. new[] { 0, 1, 10_000, 10_001 }.Select(pairs => Small with { Name = $"pairs {pairs}", OfficerPairs = pairs }),
        .. new[] { 0, 1, 50, 51 }.Select(visits => Small with { Name = $"visits {visits}", VisitsPerDay = visits }),
        .. new[] { 0, 1, 180, 181 }.Select(days => Small with { Name = $"term {days}", RectificationDays = days }),
        .. new[] { -1, 0, 30, 31 }.Select(days => Small with { Name = $"served after {days}", DaysToServe = days }),
        .. new[] { -0.1, 0, 1, 1.1, double.NaN }.SelectMany(rate => new[]
        {
            Small with { Name = $"violations {rate.ToString(CultureInfo.InvariantCulture)}", ViolationRate = rate },
            Small with { Name = $"extensions {rate.ToString(CultureInfo.InvariantCulture)}", ExtensionAsked = rate },
            Small with { Name = $"fixed {rate.ToString(CultureInfo.InvariantCulture)}", FixedInTime = rate, PartlyFixed = 0 },
            Small with { Name = $"partly {rate.ToString(CultureInfo.InvariantCulture)}", FixedInTime = 0, PartlyFixed = rate },
            Small with { Name = $"tips {rate.ToString(CultureInfo.InvariantCulture)}", TipRate = rate },
        }),
        Small with { Name = "fixed and partly fixed are all", FixedInTime = 0.6, PartlyFixed = 0.4 },
        Small with { Name = "and more than all", FixedInTime = 0.6, PartlyFixed = 0.5 },
        .. new[] { 5, 5.01 }.Select(rate => Small with { Name = $"tips {rate.ToString(CultureInfo.InvariantCulture)}", TipRate = rate }),
        .. new[] { 0, 1, 60, 61 }.Select(days => Small with { Name = $"verified within {days}", DaysToVerifyTip = days }),
        Small with { Name = "a phase of one day", SelfCheck = new(new LocalDate(2005, 4, 29), new LocalDate(2005, 4, 29)) },
        Small with { Name = "a phase that ends before it begins", SelfCheck = new(new LocalDate(2005, 4, 29), new LocalDate(2005, 4, 28)) },
        Small with { Name = "a second phase on the last day of the first", Inspection = new(new LocalDate(2005, 4, 29), new LocalDate(2005, 5, 20)) },
        Small with { Name = "a second phase the day after", Inspection = new(new LocalDate(2005, 4, 30), new LocalDate(2005, 5, 20)) },
        Small with { Name = "a third phase on the last day of the second", Acceptance = new(new LocalDate(2005, 5, 20), new LocalDate(2005, 5, 31)) },
        .. new[] { 400, 401 }.Select(days => Small with { Name = $"over after {days} days", Acceptance = new(new LocalDate(2005, 5, 21), Small.SelfCheck.First.PlusDays(days)) }),
    ];

    [Fact]
    public void A_plan_is_played_to_its_end_as_approved()
    {
        var text = new StringBuilder();
        foreach (var plan in Plans)
        {
            var forecast = new Forecasting(WorkingDayCalendar.China).Play(plan);
            text.Append(CultureInfo.InvariantCulture, $"{plan.Name}\n");
            foreach (var figure in typeof(Forecast).GetProperties().Where(property => property.Name is not (nameof(Forecast.Plan) or nameof(Forecast.Days) or nameof(Forecast.CalendarVersion))))
                text.Append(CultureInfo.InvariantCulture, $"  {figure.Name} {Told(figure.GetValue(forecast))}\n");
            foreach (var day in forecast.Days)
                text.Append(CultureInfo.InvariantCulture, $"  {string.Join(" ", typeof(ForecastDay).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => Told(property.GetValue(day))))}\n");
        }
        Approved.Check("tests/Workflows.Tests/Planning/plans.txt", text.ToString());
    }

    [Fact]
    public void A_plan_that_cannot_be_is_refused_in_the_words_approved()
    {
        var text = string.Concat(Edges.Select(plan => $"{plan.Name}: {plan.Check()?.ToString() ?? "can be played"}\n"));
        Approved.Check("tests/Workflows.Tests/Planning/refused-plans.txt", text);
    }

    private static string Told(object? value) => value switch
    {
        null => "–",
        LocalDate date => date.ToString("MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
