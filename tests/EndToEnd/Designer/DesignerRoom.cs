using Orchestrator.EndToEnd.Casework;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>One served campaign and one browser for all tests of the designer: both take longer to start than most of them take to run.</summary>
public sealed class DesignerRoom : IAsyncLifetime
{
    internal ServedCampaign Campaign { get; private set; } = null!;

    /// <summary>The browser; whoever signs in gets a profile of their own.</summary>
    public ChromiumBrowser Browser { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        Campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Campaign.DisposeAsync();
        await Browser.DisposeAsync();
    }

    internal Task<BrowserPage> SignInAsync(string role) => Campaign.SignInAsync(Browser, role);
}

/// <summary>The tests of lists and the editor share a room.</summary>
[CollectionDefinition(nameof(DesignerRoom))]
public sealed class DesignerRoomTests : ICollectionFixture<DesignerRoom>;

/// <summary>The tests of instances have one of their own, so that they run beside those of the editor.</summary>
[CollectionDefinition(nameof(InstanceRoomTests))]
public sealed class InstanceRoomTests : ICollectionFixture<DesignerRoom>;
