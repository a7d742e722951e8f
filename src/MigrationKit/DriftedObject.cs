namespace MigrationKit;

/// <summary>An object that was added, changed or dropped by other means than migrations. A table stands for all its parts that came or went with it.</summary>
public sealed record DriftedObject
{
    /// <summary>What became of it.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>What it is, in words: <c>table</c>, <c>materialized view</c>.</summary>
    public required string ObjectKind { get; init; }

    /// <summary>Its name with what it is in: <c>public.users.email</c>.</summary>
    public required string Name { get; init; }

    /// <summary>For people: <c>column public.users.email differs: type: "integer" → "bigint"</c>.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// The statements that make it what was recorded. They may need those of other objects before them: <see cref="DriftReport.UndoSql"/> has all, in order.
    /// </summary>
    public required string UndoSql { get; init; }

    /// <summary>The statements that make of what was recorded what it is now, as a migration would; <see cref="DriftReport.AdoptSql"/> has all, in order.</summary>
    public required string AdoptSql { get; init; }

    /// <summary>
    /// The last commands since the state was recorded that were about it, or about the table that it is a part of, oldest first; empty where the database does not
    /// remember them (<c>dotnet migrationkit database audit on</c>), or the role may not read it.
    /// </summary>
    public IReadOnlyList<DriftCause> Causes { get; init; } = [];

    /// <summary>The description.</summary>
    public override string ToString() => Description;
}
