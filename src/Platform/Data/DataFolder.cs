using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Data;

/// <summary>
/// Where everything lies that a city would lose with its machine: the SQLite file, keys, files, the anchor. One folder, one
/// city, and one origin that is fixed when the folder is made.
/// </summary>
public sealed class DataFolder
{
    private readonly string root;

    /// <summary>Opens the folder, or makes it with the given origin.</summary>
    /// <exception cref="InvalidOperationException">The folder exists and holds another origin: a demo never becomes a city's own data, nor the other way round.</exception>
    public DataFolder(string root, Origin? originWhenNew = null)
    {
        this.root = System.IO.Path.GetFullPath(root);
        Directory.CreateDirectory(this.root);
        var mark = File("origin");
        if (!System.IO.File.Exists(mark))
            WholeFile.Make(mark, (originWhenNew ?? Origin.Simulated).ToString().ToLowerInvariant());
        Origin = Enum.Parse<Origin>(System.IO.File.ReadAllText(mark).Trim(), ignoreCase: true);
        if (originWhenNew is { } asked && asked != Origin)
            throw new InvalidOperationException($"{this.root} was made as {Origin} and can't be opened as {asked}; use another --data folder");
    }

    /// <summary>What every act in this folder is.</summary>
    public Origin Origin { get; }

    /// <summary>A path inside the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(root, name);
}

/// <summary>Where values come from. Simulated never mixes with another.</summary>
public enum Origin
{
    /// <summary>A city's real work.</summary>
    Operated,

    /// <summary>A demo, training or simulated folder: every act in it, made by hand too, is simulated.</summary>
    Simulated,
}
