namespace SmartLocal.Kernel;

/// <summary>
/// An id with a type of its own, <c>public readonly record struct CaseId(Guid Value) : IId&lt;CaseId&gt;</c>. Version 7, so
/// that rows written together lie together. Stored as 16 big-endian bytes on SQLite and as uuid on PostgreSQL.
/// </summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The id without its type.</summary>
    Guid Value { get; }

    /// <summary>The id of this type with the given value.</summary>
    static abstract TSelf From(Guid value);
}
