using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

/// <summary>A machine begins a draft, its resident goes on with it on the web, and the other way round.</summary>
public sealed class DraftsApiTests(Ome ome) : IClassFixture<Ome>
{
    private const string Drafts = "/api/procedures/namagomi-kiki-hojokin/drafts";

    [Fact]
    public async Task What_a_machine_has_begun_she_finishes_on_the_web()
    {
        using var client = await Client("begun@example.jp");
        using var begun = await client.PostAsync(Drafts, Json("""{"氏名":{"family":"青梅","given":"花子"},"フリガナ":{"family":"オウメ","given":"ハナコ"},"住所":"東青梅1丁目11-1","電話":"0428-22-1111","口座番号":"12"}"""));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var draft = await begun.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"/api/drafts/{draft.GetProperty("id").GetString()}", begun.Headers.Location!.ToString());
        Assert.Equal("青梅", draft.GetProperty("answers").GetProperty("氏名").GetProperty("family").GetString());
        Assert.False(draft.GetProperty("answers").TryGetProperty("口座番号", out _));
        Assert.Contains(("口座番号", "forms.not-digits"), Problems(draft));
        Assert.Contains(("領収書", "forms.file-missing"), Problems(draft));
        Assert.EndsWith("/machine", draft.GetProperty("page").GetString(), StringComparison.Ordinal);

        using var browser = new Browser(ome);
        await browser.SignIn("begun@example.jp");
        var page = await browser.Get(draft.GetProperty("page").GetString()!.Replace("/machine", "/account", StringComparison.Ordinal));
        Assert.Equal("12", page.Value("口座番号")); // wrong as it is, and not lost
        using var stranger = await Client("stranger@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsync(begun.Headers.Location, Json("{}"))).StatusCode);
    }

    [Fact]
    public async Task A_day_that_a_machine_has_given_stands_in_its_fields_and_stays_when_she_presses_next()
    {
        using var client = await Client("day@example.jp");
        using var begun = await client.PostAsync(Drafts, Json("""{"種類":"electric","機種":"デモ","購入日":"2026-10-03","購入金額":59800}"""));
        using var browser = new Browser(ome);
        await browser.SignIn("day@example.jp");
        var page = await browser.Get((await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("page").GetString()!.Replace("/applicant", "/machine", StringComparison.Ordinal));
        Assert.Equal(("2026", "10", "3"), (page.Value("購入日.year"), page.Value("購入日.month"), page.Value("購入日.day")));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next")).Status);
        Assert.Equal("2026-10-03", (await client.GetFromJsonAsync<JsonElement>(begun.Headers.Location)).GetProperty("answers").GetProperty("購入日").GetString());
    }

    [Fact]
    public async Task Any_of_several_marks_will_do_and_what_is_no_mark_is_refused()
    {
        using var client = await Client("marks@example.jp");
        using var begun = await client.PostAsync(Drafts, Json("""{"機種":"あ"}"""));
        var read = begun.Headers.ETag!.ToString();
        using var several = new HttpRequestMessage(HttpMethod.Put, begun.Headers.Location) { Content = Json("""{"機種":"い"}"""), Headers = { { "If-Match", ["\"other\"", read] } } };
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(several)).StatusCode);
        using var late = new HttpRequestMessage(HttpMethod.Put, begun.Headers.Location) { Content = Json("""{"機種":"う"}"""), Headers = { { "If-Match", ["\"other\"", read] } } };
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendAsync(late)).StatusCode);
        using var unreadable = new HttpRequestMessage(HttpMethod.Put, begun.Headers.Location) { Content = Json("""{"機種":"え"}""") };
        unreadable.Headers.TryAddWithoutValidation("If-Match", "nothing");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "procedures.mark-unreadable"), await Code(await client.SendAsync(unreadable)));
    }

    [Fact]
    public async Task Answers_that_are_named_are_saved_the_others_stay_and_null_takes_one_away()
    {
        using var client = await Client("put@example.jp");
        using var begun = await client.PostAsync(Drafts, Json("""{"氏名":{"family":"青梅","given":"花子"},"機種":"デモ","購入日":"2026-10-03"}"""));
        using var put = await client.PutAsync(begun.Headers.Location, Json("""{"機種":"ほか","購入日":null,"購入金額":59800}"""));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var answers = (await client.GetFromJsonAsync<JsonElement>(begun.Headers.Location)).GetProperty("answers");
        Assert.Equal("""{"氏名":{"family":"青梅","given":"花子"},"機種":"ほか","購入金額":59800}""", answers.GetRawText());
    }

    [Fact]
    public async Task Whoever_says_what_she_has_read_writes_over_nothing_that_was_saved_since()
    {
        using var client = await Client("match@example.jp");
        using var begun = await client.PostAsync(Drafts, Json("""{"機種":"あ"}"""));
        var read = begun.Headers.ETag!.ToString();
        using var other = await client.PutAsync(begun.Headers.Location, Json("""{"機種":"い"}"""));

        using var late = new HttpRequestMessage(HttpMethod.Put, begun.Headers.Location) { Content = Json("""{"機種":"う"}"""), Headers = { { "If-Match", read } } };
        using var refused = await client.SendAsync(late);
        Assert.Equal((HttpStatusCode.Conflict, "procedures.changed-meanwhile"), await Code(refused));
        Assert.Equal("い", (await client.GetFromJsonAsync<JsonElement>(begun.Headers.Location)).GetProperty("answers").GetProperty("機種").GetString());

        using var knowing = new HttpRequestMessage(HttpMethod.Put, begun.Headers.Location) { Content = Json("""{"機種":"う"}"""), Headers = { { "If-Match", other.Headers.ETag!.ToString() } } };
        using var taken = await client.SendAsync(knowing);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Fact]
    public async Task A_file_is_named_by_its_id_and_what_the_answers_are_is_what_an_application_takes()
    {
        using var client = await Client("whole@example.jp");
        var photo = (await (await client.PostAsync("/api/files?name=receipt.jpg", new ByteArrayContent(Browser.Jpeg()))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var begun = await client.PostAsync(Drafts, Json(ProceduresApiTests.Body(photo)));
        var draft = await begun.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Empty(draft.GetProperty("problems").EnumerateArray());
        Assert.EndsWith("/confirm", draft.GetProperty("page").GetString(), StringComparison.Ordinal);
        using var content = Json(draft.GetProperty("answers").GetRawText());
        content.Headers.TryAddWithoutValidation("Idempotency-Key", "from-draft");
        using var sent = await client.PostAsync("/api/procedures/namagomi-kiki-hojokin/applications", content);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_by_its_code_and_nothing_is_begun()
    {
        using var client = await Client("no@example.jp");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.unknown-item"), await Code(await client.PostAsync(Drafts, Json("""{"型番":"あ"}"""))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.not-json"), await Code(await client.PostAsync(Drafts, Json("[]"))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.file-unknown"), await Code(await client.PostAsync(Drafts, Json("""{"領収書":["0197b0c0-0000-7000-8000-0000000000ff"]}"""))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "procedures.body-too-large"), await Code(await client.PostAsync(Drafts, Json("{}" + new string(' ', 300_000)))));
        Assert.Equal((HttpStatusCode.NotFound, "procedures.not-offered"), await Code(await client.PostAsync("/api/procedures/x/drafts", Json("{}"))));
        using var nobody = new HttpClient { BaseAddress = new Uri(ome.Address) };
        Assert.Equal((HttpStatusCode.Unauthorized, "platform.sign-in-needed"), await Code(await nobody.PostAsync(Drafts, Json("{}"))));
        using var browser = new Browser(ome);
        await browser.SignIn("no@example.jp");
        Assert.DoesNotContain("入力中の下書きがあります", (await browser.Get(Applicant.Page)).Main, StringComparison.Ordinal);
    }

    private static List<(string, string)> Problems(JsonElement draft) =>
        [.. draft.GetProperty("problems").EnumerateArray().Select(p => (p.GetProperty("field").GetString()!, p.GetProperty("code").GetString()!))];

    private static async Task<(HttpStatusCode, string)> Code(HttpResponseMessage response) =>
        (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<HttpClient> Client(string mail)
    {
        var client = new HttpClient { BaseAddress = new Uri(ome.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await ome.SignIn(mail)).Secret);
        return client;
    }
}
