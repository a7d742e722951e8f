namespace MigrationKit.Core.Model;

/// <summary>The kinds of object in the order in which they are created and printed. Values of enums are addressed, not stored, as objects.</summary>
internal enum ObjectKind
{
    Schema,
    Extension,
    Language,
    AccessMethod,
    ForeignDataWrapper,
    ForeignServer,
    Collation,
    Enum,
    EnumValue,
    BaseType,
    Composite,
    Domain,
    Range,
    Function,
    Procedure,
    Aggregate,
    Operator,
    OperatorFamily,
    OperatorClass,
    Cast,
    Conversion,
    Transform,
    TextSearchParser,
    TextSearchTemplate,
    TextSearchDictionary,
    TextSearchConfiguration,
    Sequence,
    Table,
    Column,
    IdentitySequence,
    PrimaryKey,
    Unique,
    Exclusion,
    Check,
    ForeignKey,
    View,
    MaterializedView,
    ViewColumn,
    Index,
    Statistics,
    Rule,
    Trigger,
    Policy,
    EventTrigger,
    Publication,
    Subscription,
    DefaultPrivileges,
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
/// Identity of an object within a database. Parts of a relation (columns, constraints, indexes, triggers, …) and values of an enum carry its
/// name in <see cref="Parent"/>; what is in no schema, such as an extension, has an empty <see cref="Schema"/>.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Schema">The schema that it, or its parent, is in.</param>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Parent">The name of what it is a part of.</param>
/// <param name="Signature">What else tells it from others of its name: the argument types of a routine (<c>integer, public.mood</c>), the method of an operator class.</param>
internal sealed record ObjectId(ObjectKind Kind, string Schema, string Name, string? Parent = null, string? Signature = null) : IComparable<ObjectId>
{
    public static ObjectId Of(ObjectKind kind, QualifiedName name) => new(kind, name.Schema, name.Name);

    public static ObjectId Of(ObjectKind kind, QualifiedName parent, string name) => new(kind, parent.Schema, name, parent.Name);

    /// <summary>
    /// The table (or enum) that this is a part of; null for what stands alone. The parent may be a view too, which has its name in the same
    /// space: <see cref="DatabaseSchema.ParentOf"/> knows.
    /// </summary>
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
        order = order != 0 ? order : string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : string.CompareOrdinal(Signature ?? "", other.Signature ?? "");
    }

    /// <summary>For people: <c>column public.users.email</c>.</summary>
    public override string ToString() => $"{KindName} {Path}";

    public string Path => string.Join(".", new[] { Schema, Parent, Name }.Where(static part => !string.IsNullOrEmpty(part))) + (Signature is null ? "" : $"({Signature})");

    public string KindName => Kind.Words();
}
