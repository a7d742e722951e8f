using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>What a database is made of, and what is to be read from it.</summary>
internal sealed record CatalogCase(string Name, string Sql)
{
    public const string T = "t";

    /// <summary>The kind that the case is about: of it exactly <see cref="Expected"/> is to be read. Null: findings only.</summary>
    public ObjectKind? Kind { get; init; }

    public EquatableArray<SchemaObject> Expected { get; init; }

    /// <summary>The messages of all findings, up to the end of their first sentence.</summary>
    public EquatableArray<string> NotModelled { get; init; }

    /// <summary>The first major version that has what the case is about.</summary>
    public int Since { get; init; } = 13;

    /// <summary>Extensions without which the case is skipped.</summary>
    public EquatableArray<string> Needs { get; init; }

    /// <summary>The table that most cases are about.</summary>
    public static QualifiedName Table { get; } = new("public", T);

    public override string ToString() => Name;
}
