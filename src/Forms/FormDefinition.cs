using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What a procedure asks, step by step. Immutable and safe for many threads.</summary>
public sealed class FormDefinition
{
    internal FormDefinition(IReadOnlyList<FormStep> steps, IReadOnlyList<FormRule> rules, IReadOnlyList<FormTable> tables)
    {
        Steps = steps;
        All = new ItemSet([.. steps.SelectMany(s => s.Items)], rules, tables);
    }

    /// <summary>A form that asks nothing: of a procedure that is done elsewhere.</summary>
    public static FormDefinition Nothing { get; } = new([], [], []);

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<FormStep> Steps { get; }

    /// <summary>The items of all steps with their rules; those of the rows of a group stand in it.</summary>
    public ItemSet All { get; }

    /// <summary>The items of all steps in their order.</summary>
    public IReadOnlyList<FormItem> Items => All.Items;

    /// <summary>Whether somebody's individual number is asked.</summary>
    public bool AsksNumber => All.AsksNumber;

    /// <summary>The item, or null.</summary>
    public FormItem? Find(string id) => All.Find(id);

    /// <summary>
    /// The answers in what was typed, or one refusal with a part for each wrong item (its <see cref="Refusal.Field"/> is the
    /// item's id, <c>id.part</c>, or <c>group.row.id</c>); or that an early end holds (<see cref="FormRefusals.NotNeeded"/>). What is
    /// hidden is absent, whatever was typed there.
    /// </summary>
    public Result<Answers> Read(Typed typed, Reading reading) => FilledForm.Of(this, typed, reading).Read();

    /// <summary>The same for one step: what the other steps lack does not matter yet.</summary>
    public Result<Answers> Read(FormStep step, Typed typed, Reading reading) => FilledForm.Of(this, typed, reading).Read(step);
}

/// <summary>One page of questions.</summary>
/// <param name="Id">Its name in addresses, lower-case ASCII.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">A sentence before the questions, or null.</param>
/// <param name="Items">The questions.</param>
public sealed record FormStep(string Id, LocalText Title, LocalText? Lead, IReadOnlyList<FormItem> Items)
{
    /// <summary>When it is asked at all; null for always.</summary>
    public Condition? ShownWhen { get; init; }

    /// <summary>Who need not go on after it.</summary>
    public IReadOnlyList<FormExit> Exits { get; init; } = [];

    /// <summary>The item of a path, those of rows too: <c>児童.0.児童氏名</c>; null where the step does not ask it.</summary>
    public FormItem? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (parts, items) = (path.Split('.'), Items);
        for (var at = 0; ; at += 2)
        {
            if (items.FirstOrDefault(i => i.Id == parts[at]) is not { } item) return null;
            if (at + 1 == parts.Length) return item;
            if (item is not GroupItem group || at + 2 >= parts.Length || !int.TryParse(parts[at + 1], out var row) || row < 0 || row >= group.MaxRows) return null;
            items = group.Row.Items;
        }
    }
}

/// <summary>What answers are read against.</summary>
/// <param name="Towns">The city's towns.</param>
/// <param name="Today">The day in Japan.</param>
public readonly record struct Reading(TownDirectory Towns, DateOnly Today);
