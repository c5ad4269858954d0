using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Localization;
using Orchestrator.Client;
using Orchestrator.Engine.Catalog;
using Orchestrator.Host.ElsaApi.Wire;

namespace Orchestrator.Host.ElsaApi.Descriptors;

/// <summary>The activity catalogue as it is sent, kept as bytes: the designer fetches all of it after every save.</summary>
internal sealed class DescriptorCache(ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<string, byte[]> _bytes = new();

    public byte[] Get(CultureInfo culture) => _bytes.GetOrAdd(culture.TwoLetterISOLanguageName, _ =>
        JsonSerializer.SerializeToUtf8Bytes(new ListResponse<ActivityDescriptor>(registry.List(culture)), OrchestratorJson.Options));

    public ActivityDescriptor? Find(string typeName, int? version, CultureInfo culture) => registry.Find(typeName, version, culture);

    /// <summary>The language that the person chose; Chinese when none was.</summary>
    public static CultureInfo CultureOf(HttpContext context) =>
        context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? CultureInfo.GetCultureInfo("zh-CN");
}
