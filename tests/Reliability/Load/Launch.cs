using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Jobs;
using Orchestrator.Storage.Model;

namespace Orchestrator.Reliability.Load;

/// <summary>The campaign is launched for the units that have no case yet: each gets one, and only one.</summary>
internal sealed class Launch(string campaignId, string token, string key, int node) : IPromise
{
    private const string Running = "job.launch-runs";
    private Reply? _reply;

    public string Fate => _reply?.IsAccepted == true ? "launched" : "refused";

    public async Task AskAsync(Caller caller, CancellationToken cancellationToken) => _reply = await caller.SendAsync(Request, token, node, cancellationToken);

    public async Task<string?> BrokenAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (_reply is not { IsAccepted: true } && _reply?.Code != Running)
            return $"launch: answered {(int?)_reply?.Status} {_reply?.Body}";
        var without = await db.Units.CountAsync(unit => !db.Cases.Any(row => row.UnitId == unit.Id), cancellationToken);
        return without == 0 ? null : $"launch: {without} units have no case";
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/jobs", UriKind.Relative)) { Content = JsonContent.Create(new JobRequest("Launch") { CampaignId = campaignId }) };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
