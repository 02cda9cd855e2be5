namespace SmartLocal.Benchmarks;

internal static class Application
{
    /// <summary>All answers of the procedure that is measured, the file among them.</summary>
    public static string Json(string file) => $$"""
        {"氏名":{"family":"青梅","given":"花子"},"フリガナ":{"family":"オウメ","given":"ハナコ"},"住所":"河辺町10丁目7-1 第一ハイツ203",
        "電話":"0428-22-1111","メール":"hanako@ome.example","種類":"electric","機種":"サンプル製作所 エコロ 5L","購入日":"2026-10-03","購入金額":58000,
        "金融機関":"青梅信用金庫","支店":"河辺支店","預金種別":"ordinary","口座番号":"0123456","口座名義カナ":"オウメ ハナコ",
        "領収書":["{{file}}"],"自宅で使用":true,"重複なし":true,"住民登録の確認":true}
        """.ReplaceLineEndings("");
}
