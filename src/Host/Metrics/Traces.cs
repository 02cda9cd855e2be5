using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SmartLocal.Host.Metrics;

/// <summary>
/// Sends traces to a collector (OTLP, <c>http/protobuf</c>) where the installation names one in <c>Traces:Endpoint</c>: a request by
/// its route, its acts by their names, the statements of PostgreSQL by their duration. Never an address that was asked for, nor a value.
/// </summary>
internal static class Traces
{
    /// <summary>What of a span leaves the machine; all else is taken off.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.route", "http.request.method", "http.response.status_code", "outcome", "error.type", "db.system", "db.system.name",
    };

    private const string Endpoint = "Traces:Endpoint";

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 } endpoint) AddTo(services, endpoint);
    }

    /// <summary>Apart, so that the library is loaded where it is used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddTo(IServiceCollection services, string endpoint) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.Clear().AddService("smartlocal", autoGenerateServiceInstanceId: false))
        .WithTracing(tracing => tracing
            .AddSource("Microsoft.AspNetCore", "Npgsql", "SmartLocal")
            .AddProcessor(new OnlyNames())
            .AddOtlpExporter(otlp => (otlp.Endpoint, otlp.Protocol) = (new Uri(endpoint), OtlpExportProtocol.HttpProtobuf)));

    /// <summary>Names the span of each request after its route; stands behind routing.</summary>
    public static void UseTraces(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IConfiguration>()[Endpoint] is not { Length: > 0 }) return;
        app.Use(async (http, next) =>
        {
            var span = http.Features.Get<IHttpActivityFeature>()?.Activity;
            if (span is not null) span.DisplayName = $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "elsewhere"}";
            await next(http);
            span?.SetTag("http.response.status_code", http.Response.StatusCode);
        });
    }

    /// <summary>Runs before the exporter and leaves names alone.</summary>
    private sealed class OnlyNames : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var (name, _) in data.TagObjects.ToList())
                if (!Kept.Contains(name)) data.SetTag(name, null);
            if (data.Source.Name is "Npgsql") data.DisplayName = "statement";
        }
    }
}
