using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Orchestrator.Engine;

namespace Orchestrator.Host.Telemetry;

/// <summary>Traces and metrics over OTLP, when the environment names a collector (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
internal static class TelemetryExport
{
    public static void Add(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(EngineTraces.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(NodeMeter.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter());
    }
}
