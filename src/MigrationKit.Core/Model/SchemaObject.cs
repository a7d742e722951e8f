using System.Text;

namespace MigrationKit.Core.Model;

/// <summary>One object of a database: all that PostgreSQL keeps about it, as a value.</summary>
internal abstract record SchemaObject
{
    public abstract ObjectId Id { get; }

    public string? Comment { get; init; }

    /// <summary>The rights by which it differs from PostgreSQL's default, sorted.</summary>
    public EquatableArray<Privilege> Privileges { get; init; }

    /// <summary>Where the object was declared in C#.</summary>
    public Hint<Origin?> Origin { get; init; }

    /// <summary>Names it had before, as declared by <c>[RenamedFrom]</c>: the first one that exists is the one that is renamed.</summary>
    public Hint<EquatableArray<string>> RenamedFrom { get; init; }

    /// <summary>
    /// What it depends on as the server knows it, in a model that was read from one; null in a declared model, where it is found by the names
    /// that <see cref="Expressions"/> mention.
    /// </summary>
    public Hint<EquatableArray<ObjectId>?> Uses { get; init; }

    /// <summary>The role that owns it, as SQL writes it; null where that is not managed.</summary>
    public string? Owner { get; init; }

    /// <summary>Security labels by their provider, sorted.</summary>
    public EquatableArray<Clause> Labels { get; init; }

    /// <summary>The object without what stands beside it: its comment, its owner, the rights on it, its labels.</summary>
    // Not public: a record prints its public properties, and this one would print itself for ever.
    internal SchemaObject Bare => this with { Comment = null, Owner = null, Privileges = default, Labels = default };

    /// <summary>Whether it comes and goes by itself: a model has it only where something stands beside it.</summary>
    public virtual bool IsImplicit => false;

    /// <summary>What must exist before this does, apart from what its expressions mention.</summary>
    public virtual IEnumerable<ObjectId> References => [];

    /// <summary>SQL expressions in this object: what they mention is a dependency too.</summary>
    public virtual IEnumerable<string> Expressions => [];

    /// <summary>The same object after something that it names was renamed.</summary>
    public abstract SchemaObject Renamed(Renaming renaming);

    /// <summary>For messages of tests. What the compiler would print has <see cref="Bare"/> in it, which has one too, and so on.</summary>
    protected virtual bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Comment = ").Append(Comment).Append(", Owner = ").Append(Owner);
        text.Append(", Privileges = ").Append(string.Join("; ", Privileges)).Append(", Labels = ").Append(string.Join("; ", Labels));
        return true;
    }
}

/// <summary>A part of a table: a column, a constraint or an index.</summary>
internal abstract record TableObject : SchemaObject
{
    public required QualifiedName Table { get; init; }

    public required string Name { get; init; }

    protected ObjectId TableId => ObjectId.Of(ObjectKind.Table, Table);

    protected ObjectId ColumnId(string name) => ObjectId.Of(ObjectKind.Column, Table, name);

    public override IEnumerable<ObjectId> References => [TableId];

    /// <summary>The type under each of the kinds that it may be of; a schema has one of them.</summary>
    protected static IEnumerable<ObjectId> TypeIds(QualifiedName name) => ObjectKinds.Types.Select(kind => ObjectId.Of(kind, name));
}
