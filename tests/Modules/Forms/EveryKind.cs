using System.Text;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Tests.Forms;

/// <summary>A form that asks one thing of each kind.</summary>
internal static class EveryKind
{
    public static readonly string Yaml = Head + """
        form:
          steps:
            - id: all
              title: { ja: すべて, easy: すべて }
              items:
                - { id: a氏名, kind: person-name, required: true, label: なまえ }
                - { id: aカナ, kind: kana, required: true, label: かな }
                - { id: a名義, kind: kana-text, required: true, maxLength: 30, label: めいぎ }
                - { id: a一行, kind: text, required: true, maxLength: 20, label: いちぎょう }
                - { id: a数行, kind: text-area, required: true, maxLength: 200, label: すうぎょう }
                - { id: a住所, kind: address, required: true, label: じゅうしょ }
                - { id: aどこでも, kind: any-address, required: true, label: どこでも }
                - { id: a電話, kind: tel, required: true, label: でんわ }
                - { id: aメール, kind: email, required: true, label: メール }
                - { id: a七桁, kind: digits, required: true, length: 7, label: ななけた }
                - { id: a数桁, kind: digits, required: true, minLength: 3, maxLength: 5, label: すうけた }
                - { id: a数, kind: number, required: true, min: 1, max: 20, unit: まい, label: かず }
                - { id: a重さ, kind: number, required: true, decimals: 1, max: 100, label: おもさ }
                - { id: a円, kind: yen, required: true, min: 100, max: 50000, label: えん }
                - { id: a日, kind: date, required: true, min: today-2y, max: today, label: ひ }
                - { id: a年月, kind: month, required: true, min: thisMonth-24m, max: thisMonth, label: つき }
                - { id: a年, kind: year, required: true, min: 2020, max: 2026, label: とし }
                - { id: a時刻, kind: time, required: true, label: じこく }
                - { id: a期間, kind: period, required: true, min: 2026-01-01, label: きかん }
                - { id: a希望, kind: preferred-time, required: true, min: today+1d, max: today+60d, label: きぼう, options: [{ value: am, label: ごぜん }, { value: pm, label: ごご }] }
                - { id: a区分, kind: select, required: true, label: くぶん, options: [{ value: new, label: あたらしい }, { value: old, label: ふるい }] }
                - { id: aいくつか, kind: choose-many, required: true, max: 2, label: いくつか, options: [あか, あお, きいろ] }
                - { id: aはいいいえ, kind: yes-no, required: true, label: はい }
                - { id: a同意, kind: check, required: true, label: どうい }
                - { id: a書類, kind: file, required: true, maxFiles: 2, label: しょるい, reason: たしかめる }
                - { id: a個人番号, kind: my-number, required: true, label: ばんごう }
                - { id: a法人番号, kind: corporate-number, required: true, label: ばんごう }
                - { id: a口座, kind: bank, required: true, label: ぎんこう }
                - { id: a地点, kind: map-point, required: true, label: ちず }
                - { id: a注意, kind: note, text: ちゅうい }
                - { id: a計算, kind: calculated, formula: a数 * 2, as: number, label: けいさん }
                - { id: aひとこと, kind: text, label: ひとこと }
                - { id: a理由, kind: text, required: true, show: 'a区分 = "old"', label: りゆう }
                - { id: a補足, kind: text, required: 'a数 > 10', label: ほそく }
                - id: a行
                  kind: group
                  label: ぎょう
                  rows: { min: 1, max: 3, each: ひとり, add: ふやす }
                  items:
                    - { id: b名, kind: text, required: true, label: な }
                    - { id: b歳, kind: number, label: とし }
                    - id: c行
                      kind: group
                      label: なか
                      rows: { min: 0, max: 2, each: ひとつ, add: ふやす }
                      items:
                        - { id: c物, kind: text, required: true, label: もの }
                  rules:
                    - { must: b歳 < 120, at: b歳, says: おおきい }
              exits:
                - { when: a数 = 13, says: いらない, href: /procedures/other }
          rules:
            - { must: a数 <= 15, at: a数, says: おおい }
          tables:
            - id: a料金
              rows:
                - { when: { a区分: new }, gives: 300 }
                - { when: { a区分: old }, gives: 200 }
              examples: [{ given: { a区分: new }, gives: 300 }]
        """;

    private const string Head = """
        id: every-kind
        code: e-001
        name: { ja: すべて, easy: すべて }
        reading: すべて
        category: living
        summary: { ja: すべて, easy: すべて }
        facts:
          applicants: [だれでも]
          needed: [なにも]
          otherWays: [まどぐち]
          identity: login
          office: shimin
          route: section-head
          period: always
          fee: 0
          standardDays: 5
          result: おしらせ
          outcome: { kind: receipt }
          notices: { accept: { title: うけました, body: うけました } }
          retentionYears: 1
          legalBasis: きまり
          drafted: だれかに きく

        """;

    public static readonly ProcedureDefinition Definition = Read();

    private static ProcedureDefinition Read()
    {
        const string Path = "procedures/every-kind.yaml";
        ReleaseFile[] files = [new(Path, "ome", Encoding.UTF8.GetBytes(Yaml)), TestCity.Files[Vocabulary.FileName]!];
        var carried = Vocabulary.Carried(new ReleaseFiles(files), p => p == Path)[Path]!.Text;
        var (definition, findings) = DefinitionFile.Read(Path, carried, "hash", Surroundings.Any);
        return definition ?? throw new InvalidOperationException(string.Join('\n', findings.Where(f => !f.IsWarning)));
    }
}
