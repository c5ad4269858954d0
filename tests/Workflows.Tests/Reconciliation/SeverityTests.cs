using NodaTime;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Reconciliation;

/// <summary>How grave what a rule finds is.</summary>
public sealed class SeverityTests
{
    /// <summary>As §9.2 of the domain reference grades them.</summary>
    [Fact]
    public void Each_rule_is_as_grave_as_the_reference_says() =>
        Assert.Equal(
            "A B B B A A B–A A A B A B B–A B A B C C A A",
            string.Join(' ', ReconciliationRule.All.Select(rule => rule.Severities)));

    [Theory]
    [InlineData(UnitCategory.Hotel, 30, null)]
    [InlineData(UnitCategory.Hotel, 31, "B")]
    [InlineData(UnitCategory.Hotel, 80, "B")]
    [InlineData(UnitCategory.Hotel, 81, "A")]
    [InlineData(UnitCategory.CableBroadband, 80, null)]
    [InlineData(UnitCategory.CableBroadband, 81, "A")]
    public void Bandwidth_sold_over_is_substantial_and_beyond_what_homes_share_serious(UnitCategory category, int sold, string? severity)
    {
        var found = ReconciliationRule.Of("RC-07").Check(SoldOn(category, sold)).SingleOrDefault();
        Assert.Equal(severity, found?.Severity);
    }

    [Theory]
    [InlineData("LP-2005", 60, null)]
    [InlineData("LP-2005", 59, "B")]
    [InlineData("LP-2026A", 180, null)]
    [InlineData("LP-2026A", 179, "A")]
    public void A_short_log_is_serious_since_the_police_see_to_it_themselves(string profile, int days, string? severity)
    {
        var found = ReconciliationRule.Of("RC-13").Check(LoggedFor(profile, days)).SingleOrDefault();
        Assert.Equal(severity, found?.Severity);
    }

    /// <summary>A unit with an uplink of 10 Mbps that sells on as much.</summary>
    private static AccessPicture SoldOn(UnitCategory category, int sold) =>
        Picture("LP-2005", new Unit
        {
            Id = "seller",
            Code = "SZ-1",
            Name = "甲",
            NameKey = "甲",
            Category = category,
            District = "福田",
            Address = "模拟路1号",
            RegistrationNumber = "4403001000001",
            LegalRepresentative = "x",
            SecurityOfficer = "x",
            Phone = "",
            Email = "",
            BandwidthMbps = 10,
            RegisteredAt = default,
        }, Row(sold));

    private static AccessPicture LoggedFor(string profile, int days)
    {
        var row = Row(1);
        row.LogDays = days;
        return Picture(profile, null, row);
    }

    private static AccessPicture Picture(string profile, Unit? unit, DeclaredUnit row) =>
        new(new LocalDate(2005, 4, 20), LegalProfiles.For(profile), unit is null ? [] : [unit], [], [row], [], new FieldFacts());

    private static DeclaredUnit Row(decimal bandwidth) => new()
    {
        Id = "r",
        CampaignId = "k",
        DeclarationId = "d",
        ReporterUnitId = "seller",
        Seq = 1,
        Name = "乙",
        NameKey = "乙",
        RegistrationNumber = "4403001000002",
        District = "福田",
        CircuitId = "L-1",
        BandwidthUpMbps = bandwidth,
        BandwidthDownMbps = bandwidth,
    };
}
