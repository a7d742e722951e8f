namespace MigrationKit.Core.Model;

/// <summary>
/// What is known about an object beside what it is: where it was declared, what it was called before, where its column stood.
/// Two hints are always equal, so a model that differs in hints only is the same model, and no hint reaches a fingerprint.
/// Pipeline values of the generator must therefore not be model objects: they are specs, which compare everything.
/// </summary>
internal readonly struct Hint<T>(T value) : IEquatable<Hint<T>>
{
    public T Value { get; } = value;

    public static implicit operator Hint<T>(T value) => new(value);

    public static implicit operator T(Hint<T> hint) => hint.Value;

    public bool Equals(Hint<T> other) => true;

    public override bool Equals(object? obj) => obj is Hint<T>;

    public override int GetHashCode() => 0;

    public override string ToString() => "";
}

/// <summary>
/// Where an object was declared: by a C# symbol, which is a type by metadata name and, unless the type itself did it, one of its members; or by
/// a statement of a file.
/// </summary>
internal sealed record Origin(string Type, string? Member = null)
{
    /// <summary>The file, relative to the project; null for a C# symbol.</summary>
    public string? File { get; private init; }

    /// <summary>The line in the file, from 1.</summary>
    public int Line { get; private init; }

    public static Origin InFile(string file, int line) => new("") { File = file, Line = line };
}
