using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Swaps;

namespace MigrationKit.Core.Planning;

/// <summary>One thing done to one object; the Sql layer knows how it is said.</summary>
internal abstract record Operation
{
    public abstract ObjectId Id { get; }
}

internal enum CreateForm
{
    Plain,

    /// <summary>An index built while writers go on.</summary>
    Concurrently,

    /// <summary>A constraint that binds new rows only, until it is validated.</summary>
    NotValid,

    /// <summary><c>CREATE OR REPLACE</c> of what is there with another definition.</summary>
    Replace,

    /// <summary>An index or a key of a partitioned table alone: its partitions get theirs one by one, and they are attached to it.</summary>
    OnlyParent,

    /// <summary>A unique or primary key constraint that takes over an index built before, which has the constraint's name.</summary>
    UsingIndex,
}

internal sealed record CreateOperation(SchemaObject Object, CreateForm Form = CreateForm.Plain) : Operation
{
    public override ObjectId Id => Object.Id;
}

/// <summary>A new table with its columns and those of its constraints that need nothing else.</summary>
internal sealed record CreateTableOperation(Table Table, EquatableArray<TableObject> Parts) : Operation
{
    public override ObjectId Id => Table.Id;
}

/// <summary>What about a table changes.</summary>
internal enum TableAspect
{
    Persistence,
    Parameters,
    AccessMethod,
    Tablespace,
    Type,
    ReplicaIdentity,
    RowSecurity,
    ForcedRowSecurity,
}

internal sealed record AlterTableOperation(Table From, Table To, TableAspect Aspect) : Operation
{
    public override ObjectId Id => To.Id;
}

/// <summary>What about an index changes, a constraint's too.</summary>
internal enum IndexAspect
{
    Parameters,
    Tablespace,
    Statistics,
    Comment,
    Clustered,
    ReplicaIdentity,
}

internal sealed record AlterIndexOperation(IndexedObject From, IndexedObject To, IndexAspect Aspect) : Operation
{
    public override ObjectId Id => To.Id;
}

/// <param name="Object">What goes.</param>
/// <param name="Concurrently">An index goes while writers go on.</param>
/// <param name="Only">A column goes and those of the table's heirs stay.</param>
internal sealed record DropOperation(SchemaObject Object, bool Concurrently = false, bool Only = false) : Operation
{
    public override ObjectId Id => Object.Id;
}

internal sealed record RenameOperation(ObjectId From, ObjectId To) : Operation
{
    public override ObjectId Id => From;
}

/// <summary>Checks the rows that were there before a <c>NOT VALID</c> constraint.</summary>
internal sealed record ValidateOperation(TableObject Constraint) : Operation
{
    public override ObjectId Id => Constraint.Id;
}

/// <summary><c>ADD CONSTRAINT … NOT NULL</c>: PostgreSQL 18.</summary>
internal sealed record RequireOperation(Column Column, bool IsNotValid) : Operation
{
    public override ObjectId Id => Column.Id;
}

/// <summary><c>ALTER CONSTRAINT</c>: when a foreign key is looked at, or that it no longer is.</summary>
internal sealed record AlterForeignKeyOperation(ForeignKey From, ForeignKey To) : Operation
{
    public override ObjectId Id => To.Id;
}

internal sealed record CommentOperation(SchemaObject Object) : Operation
{
    public override ObjectId Id => Object.Id;
}

/// <summary>GRANT and REVOKE on one object.</summary>
internal sealed record PrivilegeOperation(SchemaObject Object, PrivilegeChange Change) : Operation
{
    public override ObjectId Id => Object.Id;
}

internal sealed record OwnerOperation(SchemaObject Object) : Operation
{
    public override ObjectId Id => Object.Id;
}

/// <summary>Sets the label of one provider; null takes it away.</summary>
internal sealed record LabelOperation(SchemaObject Object, string Provider, string? Label) : Operation
{
    public override ObjectId Id => Object.Id;
}

/// <summary>Sets what a publication does with what is in it.</summary>
internal sealed record AlterPublicationOperation(Publication From, Publication To) : Operation
{
    public override ObjectId Id => To.Id;
}

/// <summary>Puts a table, or the tables of a schema, into a publication or takes them out.</summary>
internal sealed record PublishOperation(Publication Publication, PublishedTable? Table, string? Schema, bool IsDropped) : Operation
{
    public override ObjectId Id => Publication.Id;
}

/// <summary>What about a column changes.</summary>
internal enum ColumnAspect
{
    Type,
    Default,
    NotNull,

    /// <summary>The name of a NOT NULL, whether heirs have it, and that it is not to be valid any more.</summary>
    Requirement,

    /// <summary>That the rows from before a NOT NULL fulfil it too.</summary>
    Validity,
    Identity,

    /// <summary><c>DROP EXPRESSION</c>: the column keeps its values.</summary>
    Generated,
    Storage,
    Compression,
    Statistics,
    Options,
}

/// <param name="From">The column before.</param>
/// <param name="To">The column after.</param>
/// <param name="Aspect">What changes.</param>
/// <param name="Only">Partitions and heirs of the table stay as they are.</param>
/// <param name="Converts">Whether the values are turned into those of another type; else they stay as they are, or are elsewhere.</param>
internal sealed record AlterColumnOperation(Column From, Column To, ColumnAspect Aspect, bool Only = false, bool Converts = false) : Operation
{
    /// <summary>The sequence of a serial column that becomes an identity, which goes on where that one stands.</summary>
    public QualifiedName? Predecessor { get; init; }

    public override ObjectId Id => To.Id;
}

/// <summary>Fills a column of the rows that have nothing in it, in batches that commit for themselves.</summary>
/// <param name="Column">The column: the rows get its <see cref="Model.Column.Backfill"/>, else its default.</param>
/// <param name="Key">The columns of the key by which the rows are found; empty is by their place.</param>
/// <param name="Only">Only rows of the table itself, not those of its heirs.</param>
internal sealed record BackfillOperation(Column Column, EquatableArray<string> Key, bool Only = false) : Operation
{
    public override ObjectId Id => Column.Id;
}

/// <summary>From now on every row that is written has the value of one column in the other one too, turned over.</summary>
internal sealed record FollowColumnOperation(ColumnSwap Swap) : Operation
{
    public override ObjectId Id => Swap.From.Id;
}

/// <summary>Ends that.</summary>
internal sealed record UnfollowColumnOperation(ColumnSwap Swap) : Operation
{
    public override ObjectId Id => Swap.From.Id;
}

/// <summary>The identity of one column goes on at the other one, at the number where it stands; and so does that it is required.</summary>
internal sealed record MoveIdentityOperation(Column From, Column To) : Operation
{
    public override ObjectId Id => To.Id;
}

internal sealed record AddEnumValueOperation(EnumType Type, string Value, string? Before, string? After) : Operation
{
    public override ObjectId Id => Type.Id;
}

/// <summary>Types and collations in place of others of their names, and every column of the old ones turned over.</summary>
/// <param name="From">The old ones, each after those that it uses.</param>
/// <param name="To">The new ones, each after those that it uses.</param>
/// <param name="Columns">The columns; without a default where none is to be carried over.</param>
internal sealed record ReplaceTypesOperation(EquatableArray<SchemaObject> From, EquatableArray<SchemaObject> To, EquatableArray<Column> Columns) : Operation
{
    /// <summary>Those of foreign tables, whose values are elsewhere: there is nothing to turn over, and the server takes no expression for it.</summary>
    public EquatableArray<Column> Foreign { get; init; }

    public override ObjectId Id => To[0].Id;
}

/// <summary>Attributes of a composite type come, go and change.</summary>
internal sealed record AlterAttributesOperation(DefinedObject From, DefinedObject To) : Operation
{
    public override ObjectId Id => To.Id;
}

internal sealed record AlterSequenceOperation(Sequence From, Sequence To) : Operation
{
    public override ObjectId Id => To.Id;
}

/// <summary>An identity ends, and a sequence goes on where it stands.</summary>
internal sealed record SucceedIdentityOperation(Sequence Sequence, Column Column) : Operation
{
    public override ObjectId Id => Sequence.Id;
}

/// <summary><c>OWNED BY</c>: comes after the column exists.</summary>
internal sealed record OwnSequenceOperation(Sequence Sequence) : Operation
{
    public override ObjectId Id => Sequence.Id;
}

/// <summary>Sets, changes (both given) or takes away one setting of an object that stays.</summary>
internal sealed record AlterClauseOperation(DefinedObject Object, Clause? From, Clause? To) : Operation
{
    public override ObjectId Id => Object.Id;
}

internal sealed record UpdateExtensionOperation(Extension To) : Operation
{
    public override ObjectId Id => To.Id;
}

internal sealed record MoveExtensionOperation(Extension From, Extension To) : Operation
{
    public override ObjectId Id => To.Id;
}

/// <summary>Makes a table a part or an heir of another one, or ends that.</summary>
/// <param name="Link">What is tied.</param>
/// <param name="Attach">Whether it begins.</param>
/// <param name="Concurrently">Whether a partition goes while others read and write its table.</param>
internal sealed record LinkOperation(TableLink Link, bool Attach, bool Concurrently = false) : Operation
{
    public override ObjectId Id => Link.ChildId;
}

/// <summary>Operations while some tables are no partitions and heirs: nobody sees them without.</summary>
/// <param name="Links">What ends before and begins again after them.</param>
/// <param name="Operations">What is done meanwhile, the main one first.</param>
internal sealed record ApartOperation(EquatableArray<TableLink> Links, EquatableArray<Operation> Operations) : Operation
{
    public override ObjectId Id => Operations[0].Id;
}

/// <summary>
/// Takes off what a partition may have of its table after it has left: the check that DETACH CONCURRENTLY makes unless another one says the same, and a
/// foreign key that some servers forget.
/// </summary>
internal sealed record DropLeftConstraintOperation(QualifiedName Table, string Name) : Operation
{
    public override ObjectId Id => ObjectId.Of(ObjectKind.Table, Table);
}

/// <summary>Makes the index of a partition, or the constraint with it, a part of that of the partitioned table.</summary>
internal sealed record AttachIndexOperation(IndexedObject Part) : Operation
{
    public override ObjectId Id => Part.Id;
}

/// <summary>Other options of a foreign table or of a column of one.</summary>
internal sealed record AlterForeignOptionsOperation(SchemaObject To, EquatableArray<Clause> Old, EquatableArray<Clause> New) : Operation
{
    public override ObjectId Id => To.Id;
}
