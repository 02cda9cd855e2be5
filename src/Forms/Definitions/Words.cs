using System.Collections.Concurrent;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Forms;

/// <summary>
/// The words of the vocabulary that a definition carries with it, by their names. A hundred definitions carry the same 氏名: each text is
/// read once, when somebody asks for it.
/// </summary>
internal sealed class Words
{
    public static readonly Words None = new("");

    private static readonly ConcurrentDictionary<string, VocabularyShape> Read = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Section, string Id), string> entries = [];

    public Words(string carried)
    {
        foreach (var entry in Vocabulary.Entries(carried)) entries.TryAdd((entry.Section, entry.Id), entry.Text);
    }

    public ItemShape? Item(string name) => Of("items", name)?.Items[0].Value;

    public BlockShape? Block(string name) => Of("blocks", name)?.Blocks[0].Value;

    public List<Lined<OptionShape>>? Choices(string name) => Of("choices", name)?.Choices[0].Value.Options;

    public Lined<TextShape>? Text(string name) => Of("texts", name)?.Texts[0].Value.Text;

    public NoticeShape? Notice(string name) => Of("notices", name)?.Notices[0].Value;

    // Entries of the vocabulary are few, and those of its earlier versions; what is read is never changed.
    private VocabularyShape? Of(string section, string name) => entries.TryGetValue((section, name), out var text)
        ? Read.GetOrAdd($"{section}:\n{text}", static t => Yaml.Read<VocabularyShape>(t))
        : null;
}
