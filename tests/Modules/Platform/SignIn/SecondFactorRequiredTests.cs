using System.Net;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>A city that asks its staff for more than a password.</summary>
public sealed class SecondFactorRequiredTests : IClassFixture<Ome>
{
    private readonly Ome ome;

    public SecondFactorRequiredTests(Ome ome)
    {
        this.ome = ome;
        ome.Get<CityFacts>().Take(new CityFile { Name = "青梅市", StaffSecondFactor = "required" });
    }

    [Fact]
    public async Task A_password_alone_leads_to_the_enrolment_and_nowhere_else()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        foreach (var path in new[] { "/staff/cases", "/staff", $"/staff/approvals/{Guid.Empty}" })
        {
            using var turned = await clerk.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.SeeOther, "/staff/account"), (turned.StatusCode, turned.Headers.Location?.ToString()));
        }

        using (var machine = await clerk.GetAsync(new Uri("/api/applications/A", UriKind.Relative))) Assert.Equal(HttpStatusCode.Forbidden, machine.StatusCode);
        await ome.EnrolTotp(clerk);
        await clerk.Look("/staff/cases");

        using var removal = await clerk.PostForm("/staff/account/totp/removal");
        Assert.Equal(HttpStatusCode.Conflict, removal.StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_enough_and_with_one_the_password_alone_opens_nothing()
    {
        using var chief = await ome.StaffBrowser("chief");
        using var passkey = new SoftPasskey(ome.Address);
        using (var added = await passkey.AddTo(chief, "/staff/account/passkeys")) Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        await chief.Look("/staff/account");
        using var door = ome.NewBrowser();
        using (var password = await door.Password("chief")) Assert.Contains("パスワードだけではログインできません", (await password.Page()).Text(), StringComparison.Ordinal);
        using var opened = await passkey.Open(door, "/staff/sign-in/passkey");
        using var inside = ome.Enter(opened);
        await inside.Look("/staff/cases");
    }
}
