using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Forms;

/// <summary>What the sources know of the answers to a step that are still empty, to be offered to whoever fills it in.</summary>
public sealed class AnswerOffers(IEnumerable<IAnswerSource> sources)
{
    private readonly IReadOnlyList<IAnswerSource> sources = [.. sources.OrderBy(s => s.Order)];

    /// <summary>One offer at most for an item, of the source whose word comes first; none for what was typed already.</summary>
    public async Task<IReadOnlyList<ItemAnswer>> For(CityContext db, Actor resident, FormStep step, Typed typed, CancellationToken ct)
    {
        var asked = step.Items.Where(i => (i.Prefill is not null || i.Word is not null) && !i.Again && i.IsEmpty(typed)).ToList();
        if (asked.Count == 0 || resident.Kind is not ActorKind.Resident) return [];
        var offers = new List<ItemAnswer>();
        foreach (var source in sources)
        {
            foreach (var known in await source.Known(db, resident, ct))
                if (asked.Find(i => Asks(i, known)) is { } item && asked.Remove(item))
                    offers.Add(new ItemAnswer(item, known.Value, new Source(source.Kind, known.AsOf)));
            if (asked.Count == 0) break;
        }

        return [.. step.Items.SelectMany(i => offers.Where(o => o.Item == i))];
    }

    private static bool Asks(FormItem item, KnownAnswer known) => (item.Prefill is not null && item.Prefill == known.About)
        || (known.Word is { } word && item.Word == word.Name && item.Kind == word.Kind && item.Takes(known.Value));
}
