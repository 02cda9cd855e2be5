using SmartLocal.Platform.Data;

namespace SmartLocal.Host;

/// <summary>What <c>./run</c> and the verbs were told.</summary>
internal sealed record RunOptions
{
    public const int UsualPort = 5080;

    public int Port { get; init; } = UsualPort;
    public string Data { get; init; } = Path.Combine("data", "ome");
    public string City { get; init; } = Path.Combine("cities", "ome");
    public string? Postgres { get; init; }

    /// <summary>A city's own data: no demo people, nothing simulated.</summary>
    public bool Empty { get; init; }

    /// <summary>A folder to train in (研修): a demo of which every page says what it is for.</summary>
    public bool Training { get; init; }

    /// <summary>Whether the data folder's origin was asked for, or is whatever the folder is.</summary>
    public Origin? OriginWhenNew => Empty ? Origin.Operated : null;

    public CityDatabase Database(DataFolder folder) =>
        Postgres is null ? CityDatabase.OnSqlite(folder.File("city.db")) : CityDatabase.OnPostgres(Postgres);

    /// <summary>Takes the options out of the words; what is left belongs to the verb. Null with a sentence when they make no sense.</summary>
    public static (RunOptions? Options, IReadOnlyList<string> Words, string? Mistake) Parse(IReadOnlyList<string> words)
    {
        var options = new RunOptions();
        var rest = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--empty")
            {
                options = options with { Empty = true };
                continue;
            }

            if (word == "--training")
            {
                options = options with { Training = true };
                continue;
            }

            if (word is not ("--port" or "--data" or "--city" or "--postgres"))
            {
                rest.Add(word);
                continue;
            }

            if (++i == words.Count) return (null, rest, $"{word} needs a value");
            var value = words[i];
            switch (word)
            {
                case "--port":
                    if (!int.TryParse(value, out var port) || port is < 0 or > 65535) return (null, rest, $"--port {value}: a port is a number from 0 to 65535");
                    options = options with { Port = port };
                    break;
                case "--data":
                    options = options with { Data = value };
                    break;
                case "--city":
                    options = options with { City = value };
                    break;
                default:
                    options = options with { Postgres = value };
                    break;
            }
        }

        return options is { Empty: true, Training: true }
            ? (null, rest, "--empty makes a city's own folder and --training one to train in; give one of them")
            : (options, rest, null);
    }
}
