using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Data;

/// <summary>
/// Where everything lies that a city would lose with its machine: the SQLite file, keys, files, the anchor. One folder, one
/// city, and one origin that is fixed when the folder is made.
/// </summary>
public sealed class DataFolder
{
    private const string TrainingMark = "training";

    private readonly string root;

    /// <summary>Opens the folder, or makes it with the given origin.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="originWhenNew">What it is when it is new; null for a simulated one, or whatever it is.</param>
    /// <param name="training">Whether it is one to train in; a folder can't become one later.</param>
    /// <exception cref="InvalidOperationException">The folder exists and holds another origin: a demo never becomes a city's own data, nor the other way round.</exception>
    public DataFolder(string root, Origin? originWhenNew = null, bool training = false)
    {
        this.root = System.IO.Path.GetFullPath(root);
        Directory.CreateDirectory(this.root);
        var mark = File("origin");
        if (!System.IO.File.Exists(mark))
            WholeFile.Make(mark, training ? TrainingMark : (originWhenNew ?? Origin.Simulated).ToString().ToLowerInvariant());
        var marked = System.IO.File.ReadAllText(mark).Trim();
        IsForTraining = marked == TrainingMark;
        Origin = IsForTraining ? Origin.Simulated : Enum.Parse<Origin>(marked, ignoreCase: true);
        if (training && !IsForTraining)
            throw new InvalidOperationException($"{this.root} was made as {marked} and can't be opened for training; use another --data folder");
        if (originWhenNew is { } asked && asked != Origin)
            throw new InvalidOperationException($"{this.root} was made as {Origin} and can't be opened as {asked}; use another --data folder");
    }

    /// <summary>What every act in this folder is.</summary>
    public Origin Origin { get; }

    /// <summary>Whether it is for training (研修): simulated, and every page says what it is for.</summary>
    public bool IsForTraining { get; }

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
