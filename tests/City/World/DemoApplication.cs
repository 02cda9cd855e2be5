using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SmartLocal.City.Tests.World;

/// <summary>Hanako's application as an API client sends it.</summary>
public static class DemoApplication
{
    public const string Procedure = "namagomi-kiki-hojokin";

    public static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static string Json(string file, int yen = 58000) => $$"""
        {"氏名":{"family":"青梅","given":"花子"},"フリガナ":{"family":"オウメ","given":"ハナコ"},"住所":"河辺町10丁目7-1 第一ハイツ203",
        "電話":"0428-22-1111","メール":"hanako@ome.example","種類":"electric","機種":"サンプル製作所 エコロ 5L","購入日":"2026-10-03","購入金額":{{yen}},
        "金融機関":"青梅信用金庫","支店":"河辺支店","預金種別":"ordinary","口座番号":"0123456","口座名義カナ":"オウメ ハナコ",
        "領収書":["{{file}}"],"自宅で使用":true,"重複なし":true,"住民登録の確認":true}
        """;

    /// <summary>Sends the receipt photo; its id.</summary>
    public static async Task<string> SendPhoto(HttpClient client)
    {
        using var content = new ByteArrayContent(Photo);
        using var answer = await client.PostAsync("/api/files?name=receipt.png", content);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public static HttpRequestMessage Submission(string json, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/procedures/{Procedure}/applications")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
