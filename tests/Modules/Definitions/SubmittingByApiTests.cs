using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartLocal.Platform.Acts;
using SmartLocal.Tests.Definitions.Oracle;

namespace SmartLocal.Tests.Definitions;

/// <summary>Every procedure that the city receives is submitted over the API with answers that the oracle made, and refused with the oracle's reasons.</summary>
public sealed class SubmittingByApiTests(WholeCity whole) : IClassFixture<WholeCity>
{
    public static IEnumerable<object[]> Received => DefinitionWorld.Received;

    [Theory]
    [MemberData(nameof(Received))]
    public async Task Right_answers_get_a_receipt_and_are_kept_as_they_were_given(string id)
    {
        var raw = DefinitionWorld.Raw(id);
        whole.Ome.Clock.MoveTo(new DateTimeOffset(DefinitionWorld.DayOf(raw), new TimeOnly(10, 0), TimeSpan.FromHours(9)));
        var right = new OracleCases(raw, DefinitionWorld.DayOf(raw), FillingInTests.Seed(id)).Right(1).Single();
        var (body, kept) = (whole.Hers(right.Sent), whole.Hers(right.Kept!));
        var level = raw.Identity switch { "mailed-link" => IdentityLevel.MailedLink, "login" => IdentityLevel.Login, "authenticated" => IdentityLevel.Authenticated, _ => IdentityLevel.Signed };
        if (level > IdentityLevel.MailedLink)
        {
            using var unsure = await whole.Resident(IdentityLevel.MailedLink);
            Assert.Equal("procedures.identity-too-weak", await Code(await WholeCity.Submit(unsure, id, id, body)));
        }

        using var resident = await whole.Resident(level);
        if (level is IdentityLevel.Signed)
        {
            Assert.Equal("procedures.not-signed", await Code(await WholeCity.Submit(resident, id, id, body)));
            await whole.Sign(id, body);
        }

        using var answer = await WholeCity.Submit(resident, id, id, body);
        var submission = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer.StatusCode is HttpStatusCode.Created, submission.ToJsonString());
        var application = (await resident.GetFromJsonAsync<JsonObject>(answer.Headers.Location))!;
        Assert.Equal(submission["receipt"]!.GetValue<string>(), application["receipt"]!.GetValue<string>());
        Assert.Equal(raw.Ends, application["ends"]!.GetValue<string>());
        kept = WholeCity.ReadBack(raw, kept);
        Assert.True(JsonNode.DeepEquals(kept, application["answers"]), $"{kept.ToJsonString()} was given and {application["answers"]!.ToJsonString()} is kept");
    }

    [Theory]
    [MemberData(nameof(Received))]
    public async Task Wrong_answers_are_refused_field_by_field(string id)
    {
        var raw = DefinitionWorld.Raw(id);
        whole.Ome.Clock.MoveTo(new DateTimeOffset(DefinitionWorld.DayOf(raw), new TimeOnly(10, 0), TimeSpan.FromHours(9)));
        using var resident = await whole.Resident(IdentityLevel.Signed);
        var cases = new OracleCases(raw, DefinitionWorld.DayOf(raw), FillingInTests.Seed(id));
        foreach (var wrong in cases.Wrong(2).Where(w => w.Refused == "forms.incomplete" && !Unsent(w)).Take(2).Concat(cases.Marks().Take(2).Select(m => m().Case).OfType<OracleCase>().Where(c => c.Refused is not null)))
        {
            using var answer = await WholeCity.Submit(resident, id, $"{id}-wrong", whole.Hers(wrong.Sent));
            var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.Equal((wrong.Name, wrong.Refused), (wrong.Name, problem["code"]!.GetValue<string>()));
            Assert.Equal(
                wrong.Faults.Select(f => $"{f.Path} {f.Code}").Order(),
                (problem["errors"]?.AsArray() ?? []).Select(e => $"{e!["field"]!.GetValue<string>()} {e["code"]!.GetValue<string>()}").Order());
            // A broken rule speaks in the definition's own words.
            foreach (var rule in wrong.Faults.Where(f => f.Says is not null)) Assert.Contains(problem["errors"]!.AsArray(), e => e!["detail"]!.GetValue<string>() == rule.Says);
            if (wrong.About is not null) Assert.Contains(wrong.About, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    // Files that are too large, or no pictures, can't be sent in the first place.
    private static bool Unsent(OracleCase wrong) => wrong.Faults.Any(f => f.Code.StartsWith("files.", StringComparison.Ordinal));

    private static async Task<string?> Code(HttpResponseMessage answer)
    {
        using (answer) return (await answer.Content.ReadFromJsonAsync<JsonObject>())?["code"]?.GetValue<string>();
    }
}
