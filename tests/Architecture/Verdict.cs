namespace SmartLocal.Tests.Architecture;

/// <summary>Fails with all findings at once, each a sentence that says what to do.</summary>
internal static class Verdict
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.Distinct().Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} found:\n" + string.Join('\n', all));
    }

    /// <summary>
    /// Compares a promise with its committed text, line by line. With SMARTLOCAL_ACCEPT=1 the committed text is written anew,
    /// to be read and committed with the change that meant it.
    /// </summary>
    public static void Kept(string file, string now)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("SMARTLOCAL_ACCEPT") == "1")
        {
            File.WriteAllText(path, now);
            return;
        }

        var before = File.Exists(path) ? File.ReadAllLines(path) : [];
        var after = now.TrimEnd('\n').Split('\n');
        var gone = before.Except(after).Select(l => "- " + l);
        var come = after.Except(before).Select(l => "+ " + l);
        var differences = gone.Concat(come).ToList();
        if (differences.Count == 0 && !before.SequenceEqual(after)) differences.Add("the order or number of lines has changed");
        if (differences.Count > 0)
            Assert.Fail($"{file} is no longer true. If the change is meant, run the tests with SMARTLOCAL_ACCEPT=1 and commit the file with it:\n" + string.Join('\n', differences.Take(60)));
    }
}
