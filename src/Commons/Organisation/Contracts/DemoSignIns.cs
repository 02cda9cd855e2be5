using SmartLocal.Platform.Releases;

namespace SmartLocal.Organisation.Contracts;

/// <summary>The sign-ins of a demo city, for whoever starts it to be told. Read from the city's files; a real city has none.</summary>
public static class DemoSignIns
{
    /// <summary>The sign-ins in the order of the file; empty when the city has no demo people.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">The file can't be read; <c>check</c> says where.</exception>
    public static IReadOnlyList<DemoSignIn> In(ReleaseFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files[DemoOrganisation.Path] is not { } file) return [];
        var demo = DemoOrganisation.Read(file);
        return [.. from person in demo.People
                   where person.Login is not null
                   let appointment = person.Appointments[0]
                   let office = demo.Offices.Single(o => o.Code == appointment.Office)
                   let post = office.Posts.Single(p => p.Code == appointment.Post)
                   select new DemoSignIn(person.Login!, person.Password!, $"{office.Name} {post.Title}") { OtherOffices = person.Appointments.Select(a => a.Office).Distinct().Count() - 1 }];
    }
}

/// <summary>One sign-in of a demo city.</summary>
/// <param name="Login">What is typed as login.</param>
/// <param name="Password">The password, known to everybody.</param>
/// <param name="PostTitle">Office and post, 清掃リサイクル課 課長.</param>
public sealed record DemoSignIn(string Login, string Password, string PostTitle)
{
    /// <summary>In how many other offices she holds posts too (兼務).</summary>
    public int OtherOffices { get; init; }
}
