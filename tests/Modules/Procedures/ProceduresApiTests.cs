using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures;

namespace SmartLocal.Tests.Procedures;

public sealed class ProceduresApiTests(Ome ome) : IClassFixture<Ome>
{
    private const string Path = "/api/procedures/namagomi-kiki-hojokin/applications";

    [Fact]
    public async Task A_machine_sends_the_same_application_once_however_often_it_asks()
    {
        using var client = await Client("api@example.jp");
        var body = Body(await SendPhoto(client));

        var first = await Submit(client, "key-1", body);
        var again = await Submit(client, "key-1", body);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var answer = await first.Content.ReadFromJsonAsync<JsonElement>();
        var receipt = answer.GetProperty("receipt").GetString()!;
        Assert.Equal($"/api/applications/{receipt}", first.Headers.Location!.ToString());
        Assert.Equal("2026-11-20T10:00:00+09:00", answer.GetProperty("submittedAt").GetString());
        Assert.Equal("namagomi-kiki-hojokin", answer.GetProperty("procedure").GetString());
        Assert.Equal(answer.ToString(), (await again.Content.ReadFromJsonAsync<JsonElement>()).ToString());
        await using var db = ome.Read();
        var application = await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
        Assert.Equal("api", application.Channel);
        Assert.Contains("receipt.jpg", ome.Get<Vault>().Work().Read(
            application.Account.Value, Application.AnswersColumn.Of(application.Id.Value), application.Answers), StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.Conflict, "platform.idempotency-key-used"), await Code(await Submit(client, "key-1", body.Replace("59800", "1", StringComparison.Ordinal))));
        Assert.Equal(HttpStatusCode.Created, (await Submit(client, "key-2", body)).StatusCode);
    }

    [Fact]
    public async Task A_refused_body_can_be_mended_and_sent_under_the_same_key()
    {
        using var client = await Client("mend@example.jp");
        var body = Body(await SendPhoto(client));
        var wrong = await Submit(client, "mend", body.Replace("2026-10-03", "2026-02-30", StringComparison.Ordinal).Replace("\"0123456\"", "\"12\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        var errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(["購入日.day", "口座番号"], errors.Select(e => e.GetProperty("field").GetString()));
        Assert.Equal("口座番号は7桁の数字で入力してください。桁が足りないときは、前に0を付けてください。", errors[1].GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.Created, (await Submit(client, "mend", body)).StatusCode);
    }

    [Fact]
    public async Task A_body_is_read_for_what_it_is_however_it_is_labelled()
    {
        using var client = await Client("label@example.jp");
        var body = Json("label", Body(await SendPhoto(client)));
        body.Headers.ContentType = new("application/x-www-form-urlencoded"); // as curl -d calls it
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync(Path, body)).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_by_its_code()
    {
        using var client = await Client("refused@example.jp");
        var body = Body(await SendPhoto(client));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "platform.idempotency-key-malformed"), await Code(await Submit(client, null, body)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.unknown-item"), await Code(await Submit(client, "k", body.Replace("機種", "型番", StringComparison.Ordinal))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.not-json"), await Code(await Submit(client, "k", body[1..])));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "procedures.body-too-large"), await Code(await Submit(client, "k", body + new string(' ', 300_000))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.file-unknown"), await Code(await Submit(client, "k", Body("0197b0c0-0000-7000-8000-0000000000ff"))));
        Assert.Equal((HttpStatusCode.NotFound, "procedures.not-offered"), await Code(await client.PostAsync("/api/procedures/x/applications", Json("k", "{}"))));

        using var stranger = await Client("other@example.jp");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forms.file-unknown"), await Code(await Submit(stranger, "k", body)));
        using var nobody = new HttpClient { BaseAddress = new Uri(ome.Address) };
        Assert.Equal((HttpStatusCode.Unauthorized, "platform.sign-in-needed"), await Code(await Submit(nobody, "k", body)));
    }

    [Fact]
    public async Task A_file_is_sent_raw_or_as_a_form_and_a_wrong_one_is_refused()
    {
        using var client = await Client("files@example.jp");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Browser.Jpeg()), "file", "a.jpg" } };
        var sent = await client.PostAsync("/api/files", form);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.Equal("image/jpeg", (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mediaType").GetString());
        using var curl = new ByteArrayContent(Browser.Jpeg()) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/api/files?name=b.jpg", curl)).StatusCode);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "files.wrong-type"), await Code(await client.PostAsync("/api/files", new ByteArrayContent(new byte[100]))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "files.too-large"), await Code(await client.PostAsync("/api/files", new ByteArrayContent(Browser.Jpeg(11_000_000)))));
    }

    [Fact]
    public async Task The_definition_says_what_is_asked_and_what_nobody_confirmed()
    {
        using var client = new HttpClient { BaseAddress = new Uri(ome.Address) };
        var list = await client.GetFromJsonAsync<JsonElement>("/api/procedures");
        Assert.Equal("namagomi-kiki-hojokin", list[0].GetProperty("id").GetString());
        var document = await client.GetFromJsonAsync<JsonElement>("/api/procedures/namagomi-kiki-hojokin");
        var fee = document.GetProperty("facts").GetProperty("fee");
        Assert.Equal(0, fee.GetProperty("value").GetProperty("amount").GetInt32());
        Assert.NotEmpty(fee.GetProperty("drafted").GetString()!);
        Assert.Equal(7, document.GetProperty("steps").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray())
            .Single(i => i.GetProperty("id").GetString() == "口座番号").GetProperty("length").GetInt32());
    }

    internal static string Body(string photo) => $$"""
        {"氏名":{"family":"青梅","given":"花子"},"フリガナ":{"family":"オウメ","given":"ハナコ"},"住所":"東青梅1丁目11-1","電話":"0428-22-1111",
        "種類":"electric","機種":"デモ電機","購入日":"2026-10-03","購入金額":59800,"金融機関":"デモ銀行","支店":"青梅支店","預金種別":"ordinary",
        "口座番号":"0123456","口座名義カナ":"オウメ ハナコ","領収書":["{{photo}}"],"自宅で使用":true,"重複なし":true,"住民登録の確認":true}
        """;

    private static async Task<(HttpStatusCode, string)> Code(HttpResponseMessage response) =>
        (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!);

    private static async Task<string> SendPhoto(HttpClient client)
    {
        var sent = await client.PostAsync("/api/files?name=receipt.jpg", new ByteArrayContent(Browser.Jpeg()));
        return (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static Task<HttpResponseMessage> Submit(HttpClient client, string? key, string body) => client.PostAsync(Path, Json(key, body));

    private static StringContent Json(string? key, string body)
    {
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) content.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return content;
    }

    private async Task<HttpClient> Client(string mail)
    {
        var client = new HttpClient { BaseAddress = new Uri(ome.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await ome.SignIn(mail)).Secret);
        return client;
    }
}
