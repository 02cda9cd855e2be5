using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.PlatformText;

public sealed class LanguageChoiceTests
{
    private static async Task<(LanguageChoice Choice, Language Text, string Cookie)> Open(string query, string? cookie = null)
    {
        await using var services = new ServiceCollection().AddLogging().AddKit([]).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Path = "/procedures/生ごみ";
        context.Request.QueryString = new QueryString(query);
        if (cookie is not null)
            context.Request.Headers.Cookie = cookie;
        var app = new ApplicationBuilder(services);
        app.UseLanguage();
        app.Run(_ => Task.CompletedTask);
        await app.Build()(context);
        return (context.Features.Get<LanguageChoice>()!, scope.ServiceProvider.GetRequiredService<Text>().Language,
            context.Response.Headers.SetCookie.ToString());
    }

    [Theory]
    [InlineData("", null, Language.Ja)]
    [InlineData("?lang=easy", null, Language.Easy)]
    [InlineData("", "lang=en", Language.En)]
    [InlineData("?lang=ja", "lang=en", Language.Ja)]
    [InlineData("?lang=tlh", "lang=en", Language.En)]
    [InlineData("?lang=tlh", "lang=<", Language.Ja)]
    public async Task The_link_wins_over_the_remembered_choice_and_that_over_Japanese(string query, string? cookie, Language expected)
    {
        var (choice, text, _) = await Open(query, cookie);

        Assert.Equal(expected, choice.Language);
        Assert.Equal(expected, text);
    }

    [Fact]
    public async Task A_choice_is_remembered_for_a_year() =>
        Assert.StartsWith("lang=easy; max-age=31536000; path=/; samesite=lax; httponly", (await Open("?lang=easy")).Cookie, StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_is_remembered_where_nothing_was_chosen() => Assert.Empty((await Open("?page=2", "lang=en")).Cookie);

    [Fact]
    public async Task The_switch_stays_on_the_same_page_with_the_same_question()
    {
        var (choice, _, _) = await Open("?q=%E3%81%94%E3%81%BF&lang=ja&page=2");

        Assert.Equal("/procedures/%E7%94%9F%E3%81%94%E3%81%BF?q=%E3%81%94%E3%81%BF&page=2&lang=en", choice.Link(Language.En));
    }
}
