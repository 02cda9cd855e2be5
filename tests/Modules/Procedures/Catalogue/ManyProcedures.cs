using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Tests.Procedures.Catalogue;

/// <summary>Ome with more procedures than go onto one page, a few of each kind that the catalogue tells apart.</summary>
public sealed class ManyProcedures : IAsyncLifetime
{
    private const string Sounds = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ";

    private static readonly SmallProcedure[] Special =
    [
        new("moving-visit", "転入予約", "てんにゅうよやく")
        {
            Words = "引っ越し", Category = "moving", Events = "moving-in", Outcome = "{ kind: booking }",
            Notices = "{ book: { title: { ja: きまりました, easy: きまりました }, body: { ja: きまりました, easy: きまりました } } }",
            Deadline = "{ words: { ja: 14日以内, easy: 14にち }, event: { ja: 住み始めた日, easy: すんだひ }, closes: \"+14d\", rolls: true }",
        },
        new("summer-report", "現況の報告", "げんきょうのほうこく")
        {
            Category = "child", Events = "childcare", Period = "{ yearly: { from: \"08-01\", until: \"08-31\" } }",
            Deadline = "{ words: { ja: 8月中, easy: 8がつ }, yearly: { from: \"08-01\", until: \"08-31\" } }",
        },
        new("past-offer", "終わった募集", "おわったぼしゅう") { Period = "{ from: 2025-04-01, until: 2025-05-31 }" },
        new("tenders", "入札の参加", "にゅうさつのさんか")
        {
            Category = "business", Events = "business", Office = "seiso-recycle", Form = null, Behalf = "[]",
            Outcome = "{ kind: handover, to: { ja: 電子調達サービス, easy: でんし }, href: https://bids.example/ }", Needed = "{ ja: 電子証明書, easy: しょうめいしょ }",
        },
        new("seal-paper", "印鑑登録証明書の交付", "いんかんとうろくしょうめいしょのこうふ")
        {
            Category = "moving", Events = "certificate", Words = "実印, はんこ", Fee = "{ formula: 300, words: { ja: 1通300円, easy: 1まい 300えん }, paid: counter }",
            Needed = "{ ja: マイナンバーカード, easy: カード }, { ja: 振込先の口座がわかるもの（通帳など）, easy: つうちょう }",
        },
        new("baby", "出生の届出", "しゅっせいのとどけで")
        {
            Category = "child", Events = "birth", Deadline = "{ words: { ja: 出生の日から14日以内, easy: 14にち }, event: { ja: 出生の日, easy: うまれたひ }, opens: \"+0d\", closes: \"+13d\" }",
        },
    ];

    public Ome Ome { get; } = new();

    public async Task InitializeAsync()
    {
        await Ome.InitializeAsync();
        var many = Sounds.Select((sound, at) => new SmallProcedure($"matter-{at:00}", $"用件その{at}", $"{sound}ようけん"));
        var files = new ReleaseFiles(TestCity.Files.All.Concat(Special.Concat(many).Select(p => p.File)));
        Assert.DoesNotContain(Ome.Get<ReleaseShelf>().Check(files), f => !f.IsWarning);
        _ = (await Ome.Get<ReleaseShelf>().Publish(Ome.AsSystem, files, CancellationToken.None)).Value;
    }

    public Task DisposeAsync() => Ome.DisposeAsync();
}
