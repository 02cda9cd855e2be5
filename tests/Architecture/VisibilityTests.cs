using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using SmartLocal.Platform.Modules;
using Module = SmartLocal.Platform.Modules.Module;

namespace SmartLocal.Tests.Architecture;

/// <summary>A module is internal; its public face is its contracts.</summary>
public sealed class VisibilityTests
{
    /// <summary>What modules stand on is public by nature: its summaries are asked for in <see cref="ContractTests"/>.</summary>
    private static readonly string[] Ground = ["Kernel", "Feel", "Platform", "Forms"];

    /// <summary>Public because a parameter of a test must be.</summary>
    private static readonly string[] Driven = ["SmartLocal.Simulators.Mail.MailFault"];

    [Fact]
    public void The_inside_of_a_module_is_internal() => Verdict.None(
        from project in HousePlan.Projects.Where(p => !Ground.Contains(p.Name))
        let models = PageModels(project.Assembly)
        from type in project.Assembly.GetExportedTypes()
        where !InContracts(type) && !type.IsSubclassOf(typeof(Module)) && !IsComponent(type) && !models.Contains(type) && !IsGenerated(type) && !Driven.Contains(type.FullName)
        select $"{type.FullName} is public: make it internal, or move it to Contracts if other modules need it");

    [Fact]
    public void A_module_shows_one_module_class_named_as_its_folder() => Verdict.None(HousePlan.Projects
        .SelectMany(p => p.Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Module))).Select(t => (p, t)))
        .Where(x => x.t.Name != x.p.Name + "Module" || x.t.Namespace != $"SmartLocal.{x.p.Name}")
        .Select(x => $"{x.t.FullName} must be SmartLocal.{x.p.Name}.{x.p.Name}Module"));

    [Fact]
    public void Every_class_is_sealed_that_is_not_made_to_be_inherited() => Verdict.None(
        from assembly in BuiltCity.Assemblies
        from type in assembly.GetTypes()
        where type.IsClass && !type.IsSealed && !type.IsAbstract && !IsComponent(type) && !IsGenerated(type)
        where !assembly.GetTypes().Any(t => t.BaseType == type || (t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == type))
        select $"{type.FullName} is inherited by nobody: seal it");

    [Fact]
    public void Every_interface_has_two_real_things_behind_it_or_is_a_socket()
    {
        var types = BuiltCity.Assemblies.SelectMany(a => a.GetTypes()).ToList();
        Verdict.None(
            from assembly in BuiltCity.Assemblies.Where(a => a.GetName().Name != "SmartLocal.Platform" && a.GetName().Name != "SmartLocal.Kernel")
            from type in assembly.GetTypes()
            where type.IsInterface && type.GetCustomAttribute<SmartLocal.Platform.Sockets.SocketAttribute>() is null
            let behind = types.Count(t => !t.IsInterface && t.GetInterfaces().Any(i => i == type || (i.IsGenericType && i.GetGenericTypeDefinition() == type)))
            where behind < 2
            select $"{type.FullName} has {behind} implementations: use the class itself, or mark the interface as a [Socket]");
    }

    /// <summary>What components are handed, and what that is made of: Razor components are public, so these must be.</summary>
    internal static HashSet<Type> PageModels(Assembly assembly)
    {
        var models = new HashSet<Type>();
        foreach (var parameter in assembly.GetExportedTypes().Where(IsComponent).SelectMany(t => t.GetProperties()).Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null))
            Add(parameter.PropertyType);
        return models;

        void Add(Type type)
        {
            foreach (var part in type.GetGenericArguments()) Add(part);
            if (type.IsArray) Add(type.GetElementType()!);
            if (type.Assembly != assembly || !models.Add(type)) return;
            foreach (var property in type.GetProperties()) Add(property.PropertyType);
            foreach (var derived in assembly.GetExportedTypes().Where(t => t.BaseType == type)) Add(derived);
        }
    }

    private static bool InContracts(Type type) => type.Namespace is { } space && space.Split('.').Contains("Contracts");

    private static bool IsComponent(Type type) => typeof(IComponent).IsAssignableFrom(type);

    internal static bool IsGenerated(Type type) =>
        type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || type.Name is "Program" or "_Imports" || type.Name.StartsWith('<')
        || (type.DeclaringType is { } outer && IsGenerated(outer))
        || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null;
}
