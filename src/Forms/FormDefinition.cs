using System.Collections.Frozen;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What a procedure asks, step by step. Immutable and safe for many threads.</summary>
public sealed class FormDefinition
{
    private readonly FrozenDictionary<string, FormItem> byId;

    internal FormDefinition(IReadOnlyList<FormStep> steps)
    {
        Steps = steps;
        Items = [.. steps.SelectMany(s => s.Items)];
        byId = Items.ToFrozenDictionary(i => i.Id, StringComparer.Ordinal);
    }

    /// <summary>The steps, at least one, in their order.</summary>
    public IReadOnlyList<FormStep> Steps { get; }

    /// <summary>The items of all steps in their order.</summary>
    public IReadOnlyList<FormItem> Items { get; }

    /// <summary>The item, or null.</summary>
    public FormItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// The answers in what was typed, or one refusal with a part for each wrong item (its <see cref="Refusal.Field"/> is the
    /// item's id, or <c>id.part</c>).
    /// </summary>
    public Result<Answers> Read(Typed typed, Reading reading) => Read(Items, typed, reading);

    /// <summary>The same for one step: what the other steps lack does not matter yet.</summary>
    public static Result<Answers> Read(FormStep step, Typed typed, Reading reading) => Read(step.Items, typed, reading);

    /// <summary>The same for one item, as a correction (補正) of it asks; no answer where an optional item was left empty.</summary>
    public static Result<ItemAnswer?> Read(FormItem item, Typed typed, Reading reading) => item.Read(typed, reading);

    private static Result<Answers> Read(IReadOnlyList<FormItem> items, Typed typed, Reading reading)
    {
        var answers = new List<ItemAnswer>(items.Count);
        List<Refusal>? wrong = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (!items[i].Read(typed, reading).Try(out var answer, out var no)) (wrong ??= []).Add(no);
            else if (answer is not null) answers.Add(answer);
        }

        return wrong is null ? new Answers(answers) : FormRefusals.Incomplete.Because(("count", wrong.Count)) with { Parts = wrong };
    }
}

/// <summary>One page of questions.</summary>
/// <param name="Id">Its name in addresses, lower-case ASCII.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">A sentence before the questions, or null.</param>
/// <param name="Items">The questions.</param>
public sealed record FormStep(string Id, LocalText Title, LocalText? Lead, IReadOnlyList<FormItem> Items);

/// <summary>What answers are read against.</summary>
/// <param name="Towns">The city's towns.</param>
/// <param name="Today">The day in Japan.</param>
public readonly record struct Reading(TownDirectory Towns, DateOnly Today);
