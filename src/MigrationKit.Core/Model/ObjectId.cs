namespace MigrationKit.Core.Model;

/// <summary>The kinds of object in the order in which they are created and printed. Values of enums are addressed, not stored, as objects.</summary>
internal enum ObjectKind
{
    Schema,
    Extension,
    Enum,
    EnumValue,
    Sequence,
    Table,
    Column,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
    Index,
}

/// <summary>Name of a relation or type: schema and name, unquoted.</summary>
internal readonly record struct QualifiedName(string Schema, string Name) : IComparable<QualifiedName>
{
    public int CompareTo(QualifiedName other)
    {
        var bySchema = string.CompareOrdinal(Schema, other.Schema);
        return bySchema != 0 ? bySchema : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => Schema.Length == 0 ? Name : Schema + "." + Name;
}

/// <summary>
/// Identity of an object within a database. Objects of a table (columns, constraints, indexes) and values of an enum carry their owner
/// in <see cref="Parent"/>; schemas and extensions, which are in no schema, have an empty <see cref="Schema"/>.
/// </summary>
internal sealed record ObjectId(ObjectKind Kind, string Schema, string Name, string? Parent = null) : IComparable<ObjectId>
{
    public static ObjectId Of(ObjectKind kind, QualifiedName name) => new(kind, name.Schema, name.Name);

    public static ObjectId Of(ObjectKind kind, QualifiedName parent, string name) => new(kind, parent.Schema, name, parent.Name);

    /// <summary>The table (or enum) that this is a part of; null for what stands alone.</summary>
    public ObjectId? ParentId => Parent is null ? null : new ObjectId(Kind == ObjectKind.EnumValue ? ObjectKind.Enum : ObjectKind.Table, Schema, Parent);

    public QualifiedName QualifiedName => new(Schema, Name);

    public QualifiedName ParentName => new(Schema, Parent ?? throw new InvalidOperationException($"{this} has no parent."));

    public int CompareTo(ObjectId? other)
    {
        if (other is null)
        {
            return 1;
        }

        // As numbers: an enum's own CompareTo boxes both, and schemas are sorted all the time.
        var order = ((int)Kind).CompareTo((int)other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(Schema, other.Schema);
        order = order != 0 ? order : string.CompareOrdinal(Parent ?? "", other.Parent ?? "");
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>For people: <c>column public.users.email</c>.</summary>
    public override string ToString() => $"{KindName} {Path}";

    public string Path => string.Join(".", new[] { Schema, Parent, Name }.Where(static part => !string.IsNullOrEmpty(part)));

    public string KindName => Kind switch
    {
        ObjectKind.PrimaryKey => "primary key",
        ObjectKind.Unique => "unique constraint",
        ObjectKind.Check => "check constraint",
        ObjectKind.ForeignKey => "foreign key",
        ObjectKind.EnumValue => "enum value",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
