using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Messages.Pages;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Templates;

/// <summary>Texts for many on the staff's side: written, looked at as every reader will see them, read by another, and sent.</summary>
internal static class TemplatePages
{
    public const string Path = "/staff/templates";

    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var right = Permission.Right(Rights.WriteMessages);
        var pages = routes.MapGroup(Path);
        pages.MapGet("", All).Needs(right);
        pages.MapGet("/words/{name}", Built).Needs(right);
        pages.MapGet("/new", () => Page.Of<TemplatePage>(TemplateModel.New)).Needs(right);
        pages.MapPost("/new", (PostedForm form, City city, CityContext db, Text text, CancellationToken ct) => Write(null, form, city, db, text, ct)).Needs(right);
        pages.MapGet("/{template:guid}", One).Needs(right);
        pages.MapPost("/{template:guid}", (Guid template, PostedForm form, City city, CityContext db, Text text, CancellationToken ct) => Write(template, form, city, db, text, ct)).Needs(right);
        pages.MapGet("/{template:guid}/{version:int}", Look).Needs(right);
        pages.MapPost("/{template:guid}/{version:int}/approve", Approve).Needs(right);
        pages.MapPost("/{template:guid}/{version:int}/send", Send).Needs(right);
    }

    private static async Task<IResult> All(CityContext db, TextCatalogue catalogue, Text text, CancellationToken ct)
    {
        var templates = await db.Set<MessageTemplate>().OrderByDescending(t => t.At).Take(Shown).ToListAsync(ct);
        var versions = (await db.Set<TemplateVersion>().OrderBy(v => v.Number).ToListAsync(ct)).ToLookup(v => v.Template);
        return Page.Of<TemplatesPage>(new TemplatesModel(
            [.. templates.Select(t => new TemplateLine(t.Id.Value, t.Name, t.Purpose, versions[t.Id].Last().Number, StateOf(versions[t.Id].Last()), versions[t.Id].Last().At))],
            [.. catalogue.Keys.Where(k => k.EndsWith(".subject", StringComparison.Ordinal)).Select(k => k[..^".subject".Length]).Where(k => catalogue.Has(k + ".text"))
                .Order(StringComparer.Ordinal).Select(k => new BuiltLine(k, Sample(text, k).Subject))]));
    }

    private static IResult Built(string name, TextCatalogue catalogue, Envelope envelope)
    {
        if (!catalogue.Has(name + ".subject") || !catalogue.Has(name + ".text")) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        return Page.Of<PreviewPage>(new PreviewModel(null, [.. LanguageCodes.All.Select(l => new Preview(l, Sample(new Text(catalogue, l), name), null, envelope.Preview(l)))]));
    }

    private static async Task<IResult> One(Guid template, CityContext db, Text text, CancellationToken ct) =>
        await Read(template, null, null, db, text, ct) is { } model ? Page.Of<TemplatePage>(model) : Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);

    private static async Task<IResult> Write(Guid? template, PostedForm form, City city, CityContext db, Text text, CancellationToken ct)
    {
        var typed = TemplateModel.Fields.ToDictionary(f => f, f => form[f] ?? "", StringComparer.Ordinal);
        var written = await city.Perform(new WriteTemplate(template is { } id ? MessageTemplateId.From(id) : null, form["name"], form["purpose"], typed), ct);
        if (!written.IsRefused) return Page.Then($"{Path}/{written.Value.Template}/{written.Value.Number}", "messages.templates.kept");
        var model = template is { } known ? await Read(known, typed, written.Refusal, db, text, ct) : TemplateModel.New with { Typed = typed, Refusal = written.Refusal };
        if (model is null) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        return Page.Of<TemplatePage>(model with { Name = form["name"] ?? "", Purpose = form["purpose"] ?? "" }, written.Refusal.Status());
    }

    private static Task<IResult> Look(Guid template, int version, City city, CityContext db, TextCatalogue catalogue, Envelope envelope, CancellationToken ct) =>
        Show(template, version, null, city, db, catalogue, envelope, ct);

    private static async Task<IResult> Show(Guid template, int version, Refusal? refusal, City city, CityContext db, TextCatalogue catalogue, Envelope envelope, CancellationToken ct)
    {
        var (id, number) = (MessageTemplateId.From(template), version);
        var found = await db.Set<MessageTemplate>().SingleOrDefaultAsync(t => t.Id == id, ct);
        var words = await db.Set<TemplateVersion>().SingleOrDefaultAsync(v => v.Template == id && v.Number == number, ct);
        if (found is null || words is null) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        var previews = LanguageCodes.All.Select(l =>
        {
            var reader = new Text(catalogue, l);
            return new Preview(l, new WrittenMessage(reader.Of(words.Subject), reader.Of(words.Text)), words.LinkPath, envelope.Preview(l));
        });
        var names = await People.Names(db, [.. new[] { words.WrittenBy, words.ApprovedBy }.OfType<Guid>().Select(StaffId.From)], ct);
        var purpose = MessagePurpose.Of(found.Purpose);
        var reach = words.Broadcast is null && words.ApprovedBy is not null ? await Reach.Of(db, purpose, ct) : null;
        var sent = words.Broadcast is { } broadcast ? await Progress.Of(db, broadcast, ct) : null;
        return Page.Of<PreviewPage>(
            new PreviewModel(
                new VersionModel(found.Id.Value, found.Name, purpose.Code, number, StateOf(words), NameOf(words.WrittenBy, names), words.At, words.ApprovedBy is { } by ? NameOf(by, names) : null, words.WrittenBy == city.Actor.Id, reach, sent), [.. previews])
            { Refusal = refusal },
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Approve(Guid template, int version, City city, CityContext db, TextCatalogue catalogue, Envelope envelope, CancellationToken ct)
    {
        var approved = await city.Perform(new ApproveTemplate(MessageTemplateId.From(template), version), ct);
        return approved.IsRefused ? await Show(template, version, approved.Refusal, city, db, catalogue, envelope, ct) : Page.Then($"{Path}/{template}/{version}", "messages.templates.approved");
    }

    private static async Task<IResult> Send(Guid template, int version, City city, CityContext db, TextCatalogue catalogue, Envelope envelope, CancellationToken ct)
    {
        var sent = await city.Perform(new SendTemplate(MessageTemplateId.From(template), version), ct);
        return sent.IsRefused ? await Show(template, version, sent.Refusal, city, db, catalogue, envelope, ct) : Page.Then($"{Path}/{template}/{version}", "messages.templates.sent");
    }

    private static async Task<TemplateModel?> Read(Guid template, Dictionary<string, string>? typed, Refusal? refusal, CityContext db, Text text, CancellationToken ct)
    {
        var id = MessageTemplateId.From(template);
        if (await db.Set<MessageTemplate>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } found) return null;
        var versions = await db.Set<TemplateVersion>().Where(v => v.Template == id).OrderByDescending(v => v.Number).ToListAsync(ct);
        var names = await People.Names(db, [.. versions.Select(v => StaffId.From(v.WrittenBy)).Distinct()], ct);
        return new TemplateModel(template, found.Name, found.Purpose, typed ?? TemplateModel.Of(versions[0]), refusal,
            [.. versions.Select(v => new VersionLine(v.Number, StateOf(v), NameOf(v.WrittenBy, names), v.At, text.Of(v.Subject)))]);
    }

    /// <summary>A text of the program with the names of its values in their place.</summary>
    private static WrittenMessage Sample(Text text, string key) => new(text.Sample(key + ".subject"), text.Sample(key + ".text"));

    private static string NameOf(Guid person, Dictionary<StaffId, string> names) => names.GetValueOrDefault(StaffId.From(person), "");

    private static string StateOf(TemplateVersion version) => version.Broadcast is not null ? "sent" : version.ApprovedBy is not null ? "read" : "written";
}
