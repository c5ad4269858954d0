using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Orchestrator.Host.Commands;

/// <summary>Traces and metrics over OTLP, when the environment names a collector (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
internal static class Telemetry
{
    public static void Add(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter());
    }
}
