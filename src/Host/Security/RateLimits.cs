using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Orchestrator.Host.Api.Problems;

namespace Orchestrator.Host.Security;

/// <summary>
/// How many requests are served at once, and how many one person, and sign-ins one address, may make. What cannot be served soon is refused at once
/// with the time after which to try again, so that what was admitted stays quick.
/// </summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";

    public static void Configure(RateLimiterOptions limiter, SecurityOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
        {
            // Only limits over time know when the next request will be let through.
            var isPersonal = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)(isPersonal ? wait : options.RetryAfter).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ProblemAnswer.Of(isPersonal ? SecurityRefusals.TooMany : SecurityRefusals.Overloaded, StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
        };
        limiter.AddPolicy(SignIn, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(OfOnePerson(options), AtOnce(options));
    }

    private static PartitionedRateLimiter<HttpContext> OfOnePerson(SecurityOptions options) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        options.RequestsPerSecond > 0 && context.User.FindFirstValue(PersonClaims.Subject) is { } person
            ? RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.RequestsPerSecond * 2,
                TokensPerPeriod = options.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));

    // Pages, their circuits and hubs stay open for hours and are not counted; neither are probes.
    private static PartitionedRateLimiter<HttpContext> AtOnce(SecurityOptions options) => PartitionedRateLimiter.Create<HttpContext, bool>(context =>
        options.RequestsAtOnce > 0 && IsWork(context.Request.Path)
            ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = options.RequestsAtOnce,
                QueueLimit = options.RequestsWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            })
            : RateLimitPartition.GetNoLimiter(false));

    private static bool IsWork(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/elsa/api") || path.StartsWithSegments("/workflows");
}
