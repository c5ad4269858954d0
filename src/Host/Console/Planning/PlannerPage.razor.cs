using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows.Planning;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Planning;

/// <summary>Plays variants of a plan and shows them side by side.</summary>
public sealed partial class PlannerPage
{
    private const int MostVariants = 5;

    private static readonly IReadOnlyList<(string Key, Func<Forecast, string> Value)> Figures =
    [
        ("planner.capacity", f => $"{f.Capacity}"),
        ("planner.coverageOn", f => Dates.Date(f.CoverageCompleteOn)),
        ("planner.coverageAtEnd", f => f.CoverageAtPhaseEnd.ToString("0.0", CultureInfo.InvariantCulture) + "%"),
        ("planner.uninspected", f => $"{f.UninspectedAtPhaseEnd}"),
        ("planner.pairsNeeded", f => f.PairsForFullCoverage?.ToString(CultureInfo.InvariantCulture) ?? "—"),
        ("planner.orders", f => $"{f.Orders}"),
        ("planner.late", f => $"{f.LateRechecks}"),
        ("planner.dueAfter", f => $"{f.OrdersDueAfterCampaign}"),
        ("planner.missed", f => $"{f.DeadlinesMissed}"),
        ("planner.tips", f => $"{f.Tips} / {f.TipsVerified}"),
        ("planner.tipsLate", f => $"{f.LateVerifications}"),
        ("planner.tipCases", f => $"{f.CasesFromTips}"),
        ("planner.penalties", f => $"{f.PenaltyCases}"),
        ("planner.outliving", f => $"{f.Outliving}"),
        ("planner.lastCloses", f => Dates.Date(f.LastCaseClosesOn)),
        ("planner.peak", f => $"{f.PeakBacklog}"),
    ];

    private readonly List<Variant> _variants = [];
    private IReadOnlyList<Forecast> _forecasts = [];
    private Refusal? _refusal;
    private bool _busy;
    private int _units = 1_000;
    private DateOnly _inspectionFirst = new(2005, 5, 2);
    private DateOnly _inspectionLast = new(2005, 5, 20);
    private DateOnly _acceptanceLast = new(2005, 5, 31);

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    private IReadOnlyList<ChartMark> Marks => _forecasts is [var first, ..]
        ? [new ChartMark(first.Plan.Inspection.Last, T["planner.inspectionEnds"]), new ChartMark(first.Plan.Acceptance.Last, T["planner.campaignEnds"])]
        : [];

    protected override void OnInitialized()
    {
        _variants.Add(new Variant { Name = T["planner.first"] });
        _variants.Add(new Variant { Name = T["planner.second"], Pairs = 40 });
    }

    private void Add() => _variants.Add(new Variant { Name = T["planner.further", _variants.Count + 1], Pairs = _variants[^1].Pairs, Visits = _variants[^1].Visits, Days = _variants[^1].Days, Violations = _variants[^1].Violations, FixedInTime = _variants[^1].FixedInTime, Tips = _variants[^1].Tips, TipDays = _variants[^1].TipDays });

    private async Task PlayAsync()
    {
        (_busy, _refusal) = (true, null);
        try
        {
            var inspection = new PlannedPhase(LocalDate.FromDateOnly(_inspectionFirst), LocalDate.FromDateOnly(_inspectionLast));
            var plan = new CampaignPlan
            {
                Name = "",
                Units = _units,
                SelfCheck = new PlannedPhase(inspection.First.PlusDays(-31), inspection.First.PlusDays(-3)),
                Inspection = inspection,
                Acceptance = new PlannedPhase(inspection.Last.PlusDays(1), LocalDate.FromDateOnly(_acceptanceLast)),
            };
            var plans = _variants.Select(variant => variant.Over(plan)).ToList();
            var calendar = Calendar.Current;
            _forecasts = await Task.Run(() => plans.Select(new Forecasting(calendar).Play).ToList());
        }
        catch (RefusedException refused)
        {
            _refusal = refused.Refusal;
        }
        finally
        {
            _busy = false;
        }
    }

    private IReadOnlyList<ChartSeries> Lines(Func<ForecastDay, double> value) =>
        [.. _forecasts.Select(forecast => new ChartSeries(forecast.Plan.Name, [.. forecast.Days.Select(day => (day.Date, value(day)))]))];
}
