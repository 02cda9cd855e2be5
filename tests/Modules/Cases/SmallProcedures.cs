using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Tests.Cases;

/// <summary>
/// A city with small procedures of every end beside the subsidy: a notification that is accepted, a visit whose hour is set, a question
/// that is answered; and one whose form has rows, conditions and rules.
/// </summary>
public sealed class SmallProcedures : IAsyncLifetime
{
    private const string Facts = """
        category: living
        summary: しけん
        facts:
          applicants: [だれでも]
          needed: [なし]
          otherWays: [{ use: counter }]
          identity: login
          office: seiso-recycle
          route: unit-chief
          period: always
          fee: 0
          standardDays: 10
          result: おしらせ
          notices: standard
          retentionYears: 1
          legalBasis: なし
          drafted: 試験用の定義
        """;

    private const string Name = """
        form:
          steps:
            - id: who
              title: あなた
              items:
                - { id: 氏名, kind: person-name, label: しめい, required: true }
        """;

    private const string Family = """
        form:
          steps:
            - id: who
              title: あなた
              items:
                - { id: 氏名, kind: person-name, label: しめい, required: true }
                - { id: 区分, kind: select, label: くぶん, required: true, options: ["{新規|しんき}", "{変更|へんこう}"] }
                - { id: 変更の理由, kind: text, label: りゆう, required: true, show: '区分 = "変更"' }
                - { id: 変更の備考, kind: text, label: びこう, show: '区分 = "変更"' }
                - { id: 開始日, kind: date, label: はじめ, required: true }
                - { id: 終了日, kind: date, label: おわり, required: true }
                - { id: 証明, kind: file, label: しょうめい, reason: たしかめるため }
                - id: 家族
                  kind: group
                  label: かぞく
                  rows: { min: 1, max: 3, each: ひと, add: ふやす }
                  items:
                    - { id: 続柄, kind: text, label: つづきがら, required: true }
                    - { id: 年齢, kind: number, label: とし, required: true, max: 120 }
                    - { id: 学校, kind: text, label: がっこう, required: true, show: '続柄 = "子"' }
                    - { id: 写真, kind: file, label: しゃしん, reason: たしかめるため }
                    - { id: 番号, kind: text, label: ばんごう, masked: true }
                  rules:
                    - { must: '続柄 != "子" or 年齢 < 60', at: 年齢, says: "としを たしかめてください。" }
                - { id: 人数, kind: calculated, label: にんずう, formula: count(家族), as: number }
          rules:
            - { must: 終了日 >= 開始日, at: 終了日, says: "おわりは はじめより あとです。" }
        """;

    /// <summary>The city.</summary>
    public Ome Ome { get; } = new();

    public async Task InitializeAsync()
    {
        await Ome.InitializeAsync();
        ReleaseFile[] added =
        [
            File("shiken-todoke", "t-001", "receipt", Name), File("shiken-yoyaku", "t-002", "booking", Name + "\n        - { id: 希望, kind: preferred-time, label: きぼう }"),
            File("shiken-shitsumon", "t-003", "reply", Name), File("shiken-kazoku", "t-004", "receipt", Family),
        ];
        var files = new ReleaseFiles([.. TestCity.Files.All, .. added]);
        Assert.DoesNotContain(Ome.Get<ReleaseShelf>().Check(files), f => !f.IsWarning);
        _ = (await Ome.Get<ReleaseShelf>().Publish(Ome.AsSystem, files, default)).Value;
    }

    public Task DisposeAsync() => Ome.DisposeAsync();

    /// <summary>Somebody applies by the API, and her case is opened.</summary>
    internal async Task<SentCase> Send(string procedure, string mail, string answers = """{"氏名":{"family":"青梅","given":"花子"}}""")
    {
        using var client = await Ome.NewBrowser(mail);
        using var body = new StringContent(answers, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/procedures/{procedure}/applications") { Content = body, Headers = { { "Idempotency-Key", mail } } };
        using var answer = await client.SendAsync(request);
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode is HttpStatusCode.Created, document.ToString());
        var receipt = document.GetProperty("receipt").GetString()!;
        await Ome.CaughtUp();
        await using var db = Ome.Read();
        return new SentCase(Ome, receipt, (await db.Set<Case>().SingleAsync(c => c.Receipt == receipt)).Id, (await Ome.SignIn(mail)).Actor, mail);
    }

    private static ReleaseFile File(string id, string code, string ends, string form) => new(
        $"procedures/{id}.yaml", "ome",
        Encoding.UTF8.GetBytes($"id: {id}\ncode: {code}\nname: しけん\nreading: しけん\n{Facts}\n  outcome: {{ kind: {ends} }}\n{form}\n"));
}

/// <summary>An application of a small procedure, with its case.</summary>
internal sealed record SentCase(Ome Ome, string Receipt, CaseId Id, Actor Account, string Mail)
{
    public string Page => $"/applications/{Receipt}";

    public string StaffPage => $"/staff/cases/{Id.Value}";

    public async Task<Result<T>> As<T>(string login, IAct<T> act) => await Ome.As(await Ome.StaffMember(login)).Perform(act, default);

    public Task<Result<T>> AsApplicant<T>(IAct<T> act) => Ome.As(Account).Perform(act, default);

    public async Task<Case> Now()
    {
        await using var db = Ome.Read();
        return await db.Set<Case>().SingleAsync(c => c.Id == Id);
    }

    public async Task<Notice?> Notice()
    {
        await using var db = Ome.Read();
        return await db.Set<Notice>().SingleOrDefaultAsync(n => n.Case == Id);
    }
}
