using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

internal sealed record ColumnSpec : PartSpec
{
    public required string Property { get; init; }

    /// <summary>The name given by [Column].</summary>
    public string? Name { get; init; }

    public required TypeSpec Type { get; init; }

    public bool IsNullable { get; init; }

    public DefaultSpec? Default { get; init; }

    public Identity? Identity { get; init; }

    public DatabaseGeneration Generation { get; init; }

    public GeneratedExpression? Generated { get; init; }

    public QualifiedName? Collation { get; init; }

    /// <summary>The expression of [Backfill].</summary>
    public string? Backfill { get; init; }

    /// <summary>What [OnlineTypeChange] says.</summary>
    public OnlineTypeSpec? OnlineType { get; init; }

    public string? Comment { get; init; }

    /// <summary>The place given by [Column(Order)].</summary>
    public int? Order { get; init; }

    public EquatableArray<string> RenamedFrom { get; init; }
}

/// <summary>How values are turned over where a type changes by way of a second column; null is a cast.</summary>
internal sealed record OnlineTypeSpec(string? Using, string? Back);

/// <summary>What [DatabaseGenerated] says.</summary>
internal enum DatabaseGeneration
{
    Unsaid,
    None,
    Identity,
}

/// <summary>The type of a column: one of PostgreSQL's, one that a C# type declares, or none that is known.</summary>
internal sealed record TypeSpec
{
    /// <summary>The type as PostgreSQL calls it; the element of an array without brackets.</summary>
    public PgType? Type { get; init; }

    /// <summary>The enum, domain or composite type that a C# type declares.</summary>
    public TypeNameSpec? Declared { get; init; }

    public bool IsArray { get; init; }

    /// <summary>Why there is no column type: the type as C# writes it, and what to do.</summary>
    public string? Unmapped { get; init; }
}

/// <summary>How a type of the database is called that a C# type declares.</summary>
internal sealed record TypeNameSpec(string ClrName, string? Name, string? Schema)
{
    public QualifiedName Resolve(ModelOptions options) => new(Schema ?? options.DefaultSchema, Name ?? options.Naming.Apply(ClrName));
}

/// <summary>How a member of an enum with [PgEnum] is called.</summary>
internal sealed record LabelSpec(string Member, string? Name)
{
    public string Resolve(ModelOptions options) => Name ?? options.Naming.Apply(Member);
}

/// <summary>A default: SQL text, or a value of a declared enum.</summary>
internal sealed record DefaultSpec(string? Expression, TypeNameSpec? Enum = null, LabelSpec? Label = null);
