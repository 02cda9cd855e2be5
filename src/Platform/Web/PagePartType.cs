using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using SmartLocal.Platform.Kit;

namespace SmartLocal.Platform.Web;

/// <summary>How a part is made, looked up once: its services and its parameters by name.</summary>
internal sealed class PagePartType
{
    private static readonly ConcurrentDictionary<Type, PagePartType> Known = new(); // as many as the code has parts

    private readonly Type type;
    private readonly Func<PagePart> create;
    private readonly (Type Service, Action<PagePart, object?> Set)[] services;
    private readonly FrozenDictionary<string, Action<PagePart, object?>> parameters;

    private PagePartType(Type type)
    {
        if (!type.IsSubclassOf(typeof(PagePart))) throw new InvalidOperationException($"{type} is no {nameof(PagePart)}: a page consists of parts alone");
        this.type = type;
        create = Method(nameof(Creator), type).CreateDelegate<Func<PagePart>>();
        var properties = new List<PropertyInfo>();
        for (var t = type; t != typeof(PagePart); t = t.BaseType!) // a base's private property is found on the base alone
            properties.AddRange(t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        services = [.. properties.Where(p => p.IsDefined(typeof(InjectAttribute))).Select(p => (p.PropertyType, Setter(p)))];
        parameters = properties.Where(p => p.IsDefined(typeof(ParameterAttribute))).ToFrozenDictionary(p => p.Name, Setter, StringComparer.Ordinal);
    }

    public static PagePartType Of(Type type) => Known.GetOrAdd(type, t => new(t));

    /// <summary>A new one with its services.</summary>
    /// <exception cref="InvalidOperationException">A service is not registered.</exception>
    public PagePart New(Func<Type, object> find)
    {
        var part = create();
        foreach (var (service, set) in services) set(part, find(service));
        return part;
    }

    /// <exception cref="InvalidOperationException">The part has no such parameter.</exception>
    public void Set(PagePart part, string parameter, object? value)
    {
        if (!parameters.TryGetValue(parameter, out var set)) throw new InvalidOperationException($"{type.Name} has no parameter {parameter}");
        set(part, value);
    }

    private static Action<PagePart, object?> Setter(PropertyInfo property) => Method(nameof(SetterOf), property.DeclaringType!, property.PropertyType)
        .CreateDelegate<Func<MethodInfo, Action<PagePart, object?>>>()(property.SetMethod ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} cannot be set"));

    private static MethodInfo Method(string name, params Type[] of) =>
        typeof(PagePartType).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(of);

    private static PagePart Creator<TPart>() where TPart : PagePart => Activator.CreateInstance<TPart>();

    private static Action<PagePart, object?> SetterOf<TPart, TValue>(MethodInfo setter) where TPart : PagePart
    {
        var set = setter.CreateDelegate<Action<TPart, TValue>>();
        return (part, value) => set((TPart)part, (TValue)value!);
    }
}
