using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Releases;

/// <summary>A module's part of the city folder: it finds the mistakes in it, and takes it from each release.</summary>
[Socket]
public interface IReleasePart
{
    /// <summary>The files with what one of them takes from another written into it, so that it means the same for ever. Done twice, it is the same.</summary>
    ReleaseFiles Complete(ReleaseFiles files) => files;

    /// <summary>Every mistake, with file, line and mend.</summary>
    IEnumerable<Finding> Check(ReleaseFiles files);

    /// <summary>What it holds, in lines of figures, for whoever checks it.</summary>
    IEnumerable<string> Describe(ReleaseFiles files) => [];

    /// <summary>
    /// Takes the part from the release that is in force, into memory, in one stroke: readers see the old or the new. Called at
    /// start and after each publication, only with files that <see cref="Check"/> found no mistake in.
    /// </summary>
    void Take(ReleaseFiles files);
}

/// <summary>A mistake in the city folder.</summary>
/// <param name="Path">File inside the folder.</param>
/// <param name="Line">Line, from 1; 0 when the whole file is meant.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">What to write instead.</param>
public sealed record Finding(string Path, int Line, string What, string Mend)
{
    /// <summary>A warning does not keep the release from being published.</summary>
    public bool IsWarning { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}: {(IsWarning ? "warning: " : "")}{What}. {Mend}";
}
