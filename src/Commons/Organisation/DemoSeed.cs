using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>Puts the demo city's offices and people in by the same acts that a real city performs.</summary>
internal sealed class DemoSeed : ISeed
{
    public int Order => 10;

    public async Task Plant(ReleaseFiles files, City city, CancellationToken ct)
    {
        if (files[DemoOrganisation.Path] is not { } file) return;
        var demo = DemoOrganisation.Read(file);
        foreach (var office in demo.Offices)
        {
            await Do(new RegisterOffice(office.Code, office.Name, office.Kana, office.Abbreviation));
            foreach (var post in office.Posts) await Do(new EstablishPost(office.Code, post.Code, post.Title, post.Rights));
        }

        foreach (var person in demo.People)
        {
            var staff = await Do(new RegisterPerson(person.Family, person.Given, person.FamilyKana, person.GivenKana));
            foreach (var held in person.Appointments)
                await Do(new AppointPerson(staff, held.Office, held.Post, held.From, held.Until, held.Concurrent));
            if (person.Login is { } login) await Do(new GiveLogin(staff.Value, login, GiveLogin.Hash(person.Password!)));
        }

        async Task<T> Do<T>(IAct<T> act) => await city.Perform(act, ct) is var done && done.IsRefused
            ? throw new InvalidOperationException($"{file.Path} was checked and {act.Kind.Name} is refused all the same: {done.Refusal}")
            : done.Value;
    }
}
