using Mono.Cecil;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Tests.Architecture;

/// <summary>Which file may know what: read from the compiled code, the state machines of its methods included.</summary>
[Collection(nameof(BuiltCity))]
public sealed class AnatomyTests(BuiltCity city)
{
    private static readonly string[] Web = ["Microsoft.AspNetCore.", "SmartLocal.Platform.Web.", "SmartLocal.Platform.Kit."];

    /// <summary>Where the city is on the web, for the links in its mails: a fact of the city, not a channel.</summary>
    private const string Address = "SmartLocal.Platform.Web.SiteAddress";

    private static readonly string[] Storage = ["Microsoft.EntityFrameworkCore.", "Microsoft.Data.", "Npgsql."];

    [Fact]
    public void An_act_knows_no_channel() => Verdict.None(
        from act in BuiltCity.Assemblies.SelectMany(a => a.GetTypes())
        where act.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAct<>)) && act.IsClass
        from known in Known(act, Web)
        where known != Address
        select $"{act.FullName} knows {known}: an act is the same for every channel, the page or route translates");

    [Fact]
    public void A_noun_knows_neither_database_nor_web() => Verdict.None(
        from noun in city.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.Assembly != typeof(IAct<>).Assembly)
        from known in Known(noun, [.. Web, .. Storage])
        select $"{noun.FullName} knows {known}: a noun holds rules; queries stand in the act, columns in the module's tables");

    [Fact]
    public void A_noun_is_changed_by_its_verbs_alone() => Verdict.None(
        from noun in city.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.Assembly != typeof(IAct<>).Assembly)
        from property in noun.GetProperties()
        let setter = property.SetMethod
        where setter is { IsPrivate: false }
        where !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit")
        select $"{noun.Name}.{property.Name} can be set by anybody: give {noun.Name} a verb and make the setter private");

    [Fact]
    public void The_pages_of_a_module_save_nothing() => Verdict.None(
        from file in Repository.Code("src").Where(f => f.Contains("/Pages/", StringComparison.Ordinal) || f.EndsWith("Api.cs", StringComparison.Ordinal))
        from line in Repository.Lines(file).Select((text, at) => (text, at))
        from saving in new[] { "SaveChanges", "ExecuteUpdate", "ExecuteDelete", "ExecuteSql", ".AsTracking()", "CreateDbContext" }
        where line.text.Contains(saving, StringComparison.Ordinal)
        select $"{file}:{line.at + 1} says {saving}: pages and APIs read; what changes is an act");

    private static IEnumerable<string> Known(Type type, string[] spaces)
    {
        using var module = ModuleDefinition.ReadModule(type.Assembly.Location);
        return module.GetType(type.FullName!.Replace('+', '/')) is { } definition
            ? [.. Mentioned(definition).Where(n => spaces.Any(s => n.StartsWith(s, StringComparison.Ordinal))).Distinct()]
            : [];
    }

    private static IEnumerable<string> Mentioned(TypeDefinition type) =>
        type.Fields.Select(f => f.FieldType)
            .Concat(type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand switch
            {
                TypeReference t => t,
                MemberReference m => m.DeclaringType,
                _ => null,
            }).OfType<TypeReference>())
            .Select(t => t.GetElementType().FullName)
            .Concat(type.NestedTypes.SelectMany(Mentioned));
}
