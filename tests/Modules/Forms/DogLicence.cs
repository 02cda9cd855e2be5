using SmartLocal.Forms;

namespace SmartLocal.Tests.Forms;

/// <summary>A small procedure in which everything hangs on something: registering dogs, written for the tests alone.</summary>
internal static class DogLicence
{
    public const string Path = "procedures/inu.yaml";

    public const string Yaml = """
        id: inu
        code: t-001
        name: "{犬|いぬ}の {登録|とうろく}"
        reading: いぬのとうろく
        category: living
        summary: "{犬|いぬ}を {登録|とうろく}します。"
        facts:
          applicants: ["{犬|いぬ}を {飼|か}う {人|ひと}"]
          needed: ["{証明書|しょうめいしょ}"]
          otherWays: ["{窓口|まどぐち}：{office}"]
          identity: login
          behalf: [family]
          office: kankyo
          route: section-head
          period: { yearly: { from: "04-01", until: "03-31" } }
          deadline: { words: "30{日|にち}まで", event: "{飼|か}った {日|ひ}", item: 取得日, closes: "+30d", rolls: true }
          fee: { formula: "(if 犬 = null then 0 else count(犬)) * 手数料", words: "1{頭|とう}3,000{円|えん}", paid: counter }
          standardDays: 5
          result: "{鑑札|かんさつ}"
          outcome: { kind: decision }
          notices:
            grant: { title: "{決定|けってい}", body: "{name}" }
            refuse: { title: "{却下|きゃっか}", body: "{reason}" }
          retentionYears: 5
          legalBasis: "{狂犬病予防法|きょうけんびょうよぼうほう}"
          drafted: "確認する"
        form:
          steps:
            - id: kind
              title: "{区分|くぶん}"
              items:
                - { id: 区分, kind: select, required: true, label: "{区分|くぶん}", options: ["{新規|しんき}", "{変更|へんこう}", "{死亡|しぼう}"] }
                - { id: 市外, kind: yes-no, required: true, label: "{市|し}の {外|そと}" }
              exits:
                - { when: 市外, says: "{市|し}の {外|そと}の {犬|いぬ}は {届|とど}けません。", href: "https://example.jp/" }
            - id: dogs
              title: "{犬|いぬ}"
              show: { 区分: [新規, 変更] }
              items:
                - { id: 取得日, kind: date, required: '区分 = "新規"', max: today, label: "{飼|か}った {日|ひ}" }
                - id: 犬
                  kind: group
                  label: "{犬|いぬ}"
                  rows: { min: 1, max: 3, each: "{犬|いぬ}", add: "ふやす" }
                  items:
                    - { id: 名前, kind: text, required: true, label: "{名前|なまえ}" }
                    - { id: 生後日, kind: date, required: true, max: today, label: "{生|う}まれた {日|ひ}" }
                    - { id: 注射済, kind: yes-no, required: true, label: "{注射|ちゅうしゃ}" }
                    - { id: 注射日, kind: date, show: 注射済, required: true, max: today, label: "{注射|ちゅうしゃ}の {日|ひ}" }
                    - { id: 理由, kind: text, show: { 注射済: いいえ, 区分: 新規 }, required: "生後日 < today() - duration(\"P90D\")", label: "{理由|りゆう}" }
                  rules:
                    - { must: 注射日 >= 生後日, at: 注射日, says: "{注射|ちゅうしゃ}は {生|う}まれた {後|あと}です。" }
                - { id: 頭数, kind: calculated, formula: "count(犬)", as: number, label: "{数|かず}" }
            - id: end
              title: "{終|お}わり"
              items:
                - { id: 死亡日, kind: date, show: '区分 = "死亡"', required: true, max: today, label: "{死|し}んだ {日|ひ}" }
                - { id: 番号, kind: my-number, label: "マイナンバー" }
          rules:
            - { must: "count(犬) <= 2 or 区分 = \"変更\"", at: 区分, says: "{新|あたら}しい {犬|いぬ}は 2{頭|とう}までです。" }
          tables:
            - id: 手数料
              rows:
                - { when: { 区分: 新規 }, gives: 3000 }
                - { when: { 区分: 変更 }, gives: 0 }
              otherwise: 0
              examples:
                - { given: { 区分: 新規 }, gives: 3000 }
                - { given: { 区分: 死亡 }, gives: 0 }
        """;

    public static readonly ProcedureDefinition Definition = Read(Yaml);

    public static FormDefinition Form => Definition.Form;

    public static ProcedureDefinition Read(string yaml)
    {
        var (definition, findings) = DefinitionFile.Read(Path, yaml, "hash", Surroundings.Any);
        return definition ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    /// <summary>Somebody who registers one dog that had its injection.</summary>
    public static Typed Filled()
    {
        var typed = new Typed { ["区分"] = "新規", ["市外"] = "no", ["取得日"] = "2026-11-01" };
        Add(typed, "ポチ");
        return typed;
    }

    public static Typed Add(Typed typed, string name)
    {
        var dog = typed.AddRow("犬");
        (dog["名前"], dog["生後日"], dog["注射済"], dog["注射日"]) = (name, "2026-04-01", "yes", "2026-10-01");
        return dog;
    }
}
