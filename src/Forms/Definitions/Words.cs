namespace SmartLocal.Forms;

/// <summary>The words of the vocabulary that a definition carries with it, by their names.</summary>
internal sealed class Words(VocabularyShape shape)
{
    public static readonly Words None = new(new VocabularyShape());

    private readonly Dictionary<string, ItemShape> items = ById(shape.Items.Select(i => (i.Value.Id, i.Value)));
    private readonly Dictionary<string, BlockShape> blocks = ById(shape.Blocks.Select(b => (b.Value.Id, b.Value)));
    private readonly Dictionary<string, List<Lined<OptionShape>>> choices = ById(shape.Choices.Select(c => (c.Value.Id, c.Value.Options)));
    private readonly Dictionary<string, Lined<TextShape>> texts = ById(shape.Texts.Where(t => t.Value.Text is not null).Select(t => (t.Value.Id, t.Value.Text!)));
    private readonly Dictionary<string, NoticeShape> notices = ById(shape.Notices.Select(n => (n.Value.Id, n.Value)));

    public ItemShape? Item(string name) => items.GetValueOrDefault(name);

    public BlockShape? Block(string name) => blocks.GetValueOrDefault(name);

    public List<Lined<OptionShape>>? Choices(string name) => choices.GetValueOrDefault(name);

    public Lined<TextShape>? Text(string name) => texts.GetValueOrDefault(name);

    public NoticeShape? Notice(string name) => notices.GetValueOrDefault(name);

    private static Dictionary<string, T> ById<T>(IEnumerable<(string? Id, T Value)> all) =>
        all.Where(a => a.Id is not null).GroupBy(a => a.Id!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
}
