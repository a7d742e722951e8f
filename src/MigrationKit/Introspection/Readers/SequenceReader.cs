using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>Sequences but those of identity columns. A <c>serial</c> column's is like any other that a column owns.</summary>
internal sealed class SequenceReader() : ObjectReader("sequence", "pg_class")
{
    public override SchemaObject Read(CatalogRow row) => new Sequence(row.Name)
    {
        IsUnlogged = row.Flag("is_unlogged"),
        DataType = row.Text("sequence_type"),
        Options = SequenceNumbers.Read(row),
        OwnedBy = row.NameOrNull("owner_schema", "owner_table") is { } table
            ? ObjectId.Of(ObjectKind.Column, table, row.Text("owner_column"))
            : null,
        Comment = row.Comment,
    };
}
