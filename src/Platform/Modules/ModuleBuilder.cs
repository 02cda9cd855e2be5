using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Modules;

/// <summary>Where a module plugs itself in.</summary>
public sealed class ModuleBuilder(string module, IServiceCollection services)
{
    /// <summary>For what no other method here is made.</summary>
    public IServiceCollection Services => services;

    /// <summary>The module's tables; every name begins with the module's.</summary>
    public ModuleBuilder Tables<TTables>() where TTables : class, ITables
    {
        services.AddSingleton<ITables, TTables>();
        return this;
    }

    /// <summary>An entry that the module writes into the journal.</summary>
    public ModuleBuilder Entry<TEntry>() where TEntry : IEntry
    {
        services.AddSingleton(new EntryKind(TEntry.Name, typeof(TEntry)));
        return this;
    }

    /// <summary>What the module does when <typeparamref name="TEntry"/> has happened.</summary>
    public ModuleBuilder React<TEntry, TReaction>()
        where TEntry : IEntry
        where TReaction : class, IReaction<TEntry>
    {
        services.AddSingleton<TReaction>();
        services.AddSingleton<Reader>(s => new Reader<TEntry>($"{module}.{Words.Kebab(typeof(TReaction).Name)}", s.GetRequiredService<TReaction>()));
        return this;
    }

    /// <summary>A kind of job, and how it is done.</summary>
    public ModuleBuilder Job<TJob, TWork>()
        where TJob : IJob
        where TWork : class, IWork<TJob>
    {
        services.AddSingleton<TWork>();
        services.AddSingleton<JobLine>(s => new JobLine<TJob>(s.GetRequiredService<TWork>()));
        return this;
    }

    /// <summary>The same, queued by the clock as well: <c>business-day 09:00</c>, see <see cref="Timetable"/>. A city's <c>schedules.yaml</c> may say another time.</summary>
    /// <exception cref="ArgumentException">The timetable can't be read.</exception>
    public ModuleBuilder Job<TJob, TWork>(string timetable)
        where TJob : IJob, new()
        where TWork : class, IWork<TJob>
    {
        var usual = Timetable.Parse(timetable) ?? throw new ArgumentException($"'{timetable}' is no timetable", nameof(timetable));
        services.AddSingleton<Schedule>(new Schedule<TJob>(usual));
        return Job<TJob, TWork>();
    }

    /// <summary>A read model that the module builds from the sealed part of the journal.</summary>
    public ModuleBuilder ReadSealed<TReader>() where TReader : class, ISealedReader
    {
        services.AddSingleton<TReader>();
        services.AddSingleton<Reader>(s => new SealedPartReader<TReader>(
            $"{module}.{Words.Kebab(typeof(TReader).Name)}", s.GetRequiredService<TReader>()));
        services.AddSingleton(s => new SealedPast<TReader>(s.GetServices<Reader>().OfType<SealedPartReader<TReader>>().Single().Name));
        return this;
    }

    /// <summary>What one of the module's entries gives a figure of the city's plan.</summary>
    public ModuleBuilder PlanFact(PlanFact fact)
    {
        services.AddSingleton(fact);
        return this;
    }

    /// <summary>Something that outside systems can be let do in the module.</summary>
    public ModuleBuilder Scope(string name)
    {
        services.AddSingleton(new ClientScope(name));
        return this;
    }

    /// <summary>An entry of a menu: its side, its place among the others, the key of its label, where it leads and who sees it.</summary>
    public ModuleBuilder Menu(MenuSide side, int order, string labelKey, string href, Permission permission)
    {
        services.AddSingleton(new MenuEntry(side, order, labelKey, href, permission));
        return this;
    }

    /// <summary>A plug for a socket: a public interface of an earlier module marked as a place for others.</summary>
    public ModuleBuilder Plug<TSocket, TPlug>() where TSocket : class where TPlug : class, TSocket
    {
        services.AddSingleton<TSocket, TPlug>();
        return this;
    }
}
