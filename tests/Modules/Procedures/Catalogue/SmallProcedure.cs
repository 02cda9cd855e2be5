using System.Text;
using SmartLocal.Forms;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Tests.Procedures.Catalogue;

/// <summary>A procedure as short as one can be written, with what a test is about in place of the usual.</summary>
internal sealed record SmallProcedure(string Id, string Name, string Reading)
{
    private static int codes;

    public string Words { get; init; } = "";
    public string Category { get; init; } = "living";
    public string Events { get; init; } = "";
    public string Office { get; init; } = "shimin";
    public string Needed { get; init; } = "{ ja: 本人確認書類, easy: かみ }";
    public string OtherWays { get; init; } = "{ ja: \"窓口：{office}（{phone}）\", easy: \"{office}\" }";
    public string Behalf { get; init; } = "[family]";
    public string Period { get; init; } = "always";
    public string Fee { get; init; } = "0";
    public string Outcome { get; init; } = "{ kind: receipt }";
    public string Notices { get; init; } = "{ accept: { title: { ja: うけました, easy: うけました }, body: { ja: うけました, easy: うけました } } }";
    public string? Deadline { get; init; }
    public string? Form { get; init; } = "\n  steps:\n    - id: about\n      title: { ja: 内容, easy: こと }\n      items:\n        - { id: 用件, kind: text, required: true, label: { ja: 用件の内容, easy: ようけん } }";

    private readonly int code = Interlocked.Increment(ref codes);

    public string Yaml => $$"""
        id: {{Id}}
        code: s-{{code:000}}
        name: { ja: {{Name}}, easy: なまえ }
        reading: {{Reading}}
        words: [{{Words}}]
        category: {{Category}}
        events: [{{Events}}]
        summary: { ja: {{Name}}をします, easy: します }
        facts:
          applicants: [{ ja: だれでも, easy: だれでも }]
          needed: [{{Needed}}]
          otherWays: [{{OtherWays}}]
          identity: login
          behalf: {{Behalf}}
          office: {{Office}}
          period: {{Period}}
          fee: {{Fee}}
          result: { ja: おしらせ, easy: おしらせ }
          outcome: {{Outcome}}
          legalBasis: { ja: きまり, easy: きまり }
          drafted: だれかに聞く
        """ + (Form is null ? "\n" : $"\n  route: section-head\n  standardDays: 5\n  retentionYears: 1\n  notices: {Notices}\n")
            + (Deadline is null ? "" : $"  deadline: {Deadline}\n") + (Form is null ? "" : $"form: {Form}\n");

    public ReleaseFile File => new($"procedures/{Id}.yaml", "ome", Encoding.UTF8.GetBytes(Yaml));

    /// <summary>As it is read.</summary>
    public ProcedureDefinition Definition
    {
        get
        {
            var (definition, findings) = DefinitionFile.Read(File.Path, Yaml, File.Hash, Surroundings.Any);
            return definition ?? throw new InvalidOperationException(string.Join('\n', findings.Where(f => !f.IsWarning)) + Yaml);
        }
    }
}
