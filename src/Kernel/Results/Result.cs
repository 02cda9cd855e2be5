using System.Diagnostics.CodeAnalysis;

namespace SmartLocal.Kernel;

/// <summary>The value that was asked for, or the refusal that says why not. Never both, never neither.</summary>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly Refusal? refusal;
    private readonly bool made;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        this.refusal = refusal;
        made = true;
    }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused: the caller did not look.</exception>
    public T Value => made && refusal is null
        ? value!
        : throw new InvalidOperationException($"Refused: {refusal?.ToString() ?? "an empty result"}");

    /// <summary>The refusal.</summary>
    /// <exception cref="InvalidOperationException">It was not refused: the caller did not look.</exception>
    public Refusal Refusal => refusal ?? throw new InvalidOperationException("Not refused");

    /// <summary>Whether it was refused.</summary>
    public bool IsRefused => refusal is not null;

    /// <summary>True with the value, or false with the refusal.</summary>
    public bool Try([MaybeNullWhen(false)] out T granted, [NotNullWhen(false)] out Refusal? no)
    {
        granted = value;
        no = refusal;
        return refusal is null;
    }

    /// <summary>What is made of the value, or the same refusal.</summary>
    public Result<TNext> Then<TNext>(Func<T, TNext> next) => refusal is null ? next(value!) : refusal;

    /// <summary>Yes, and this is it.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>No, and this is why.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The result of an act that has nothing to give back.</summary>
public readonly record struct Done
{
    /// <summary>The one value.</summary>
    public static readonly Done Yes;
}
